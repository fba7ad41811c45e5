package koyomi.api.config;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Spring's routes with an index by depth and last word of the path: without it a path with an id in
 * it is held against each route that there is. Where the index doesn't find exactly one route
 * Spring looks itself, so what is found is the same.
 */
final class IndexedRoutes extends RequestMappingHandlerMapping {
  /** Depth and last word of a path; the word is empty where any will do. */
  private record Shape(int depth, String last) {}

  private record Route(RequestMappingInfo info, HandlerMethod method) {}

  private final Map<Shape, List<Route>> routes = new HashMap<>();
  private final List<Route> shapeless = new ArrayList<>();

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
    super.handlerMethodsInitialized(methods);
    methods.forEach((info, method) -> {
      Route route = new Route(info, method.createWithResolvedBean());
      var paths = info.getPathPatternsCondition();
      if (paths == null || paths.getPatterns().stream().anyMatch(IndexedRoutes::isShapeless)) {
        shapeless.add(route);
        return;
      }
      paths.getPatterns().stream()
          .map(path -> shape(path.getPatternString()))
          .map(shape -> shape.last.indexOf('{') < 0 ? shape : new Shape(shape.depth, ""))
          .distinct()
          .forEach(shape -> routes.computeIfAbsent(shape, _ -> new ArrayList<>()).add(route));
    });
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    Shape shape = shape(path);
    List<Match> matches = new ArrayList<>(2);
    match(routes.getOrDefault(shape, List.of()), request, matches);
    match(routes.getOrDefault(new Shape(shape.depth, ""), List.of()), request, matches);
    match(shapeless, request, matches);
    if (matches.size() != 1) {
      return super.lookupHandlerMethod(path, request);
    }
    Match only = matches.getFirst();
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.method);
    handleMatch(only.info, path, request);
    return only.method;
  }

  private record Match(RequestMappingInfo info, HandlerMethod method) {}

  private void match(List<Route> candidates, HttpServletRequest request, List<Match> matches) {
    for (Route route : candidates) {
      RequestMappingInfo info = getMatchingMapping(route.info, request);
      if (info != null) {
        matches.add(new Match(info, route.method));
      }
    }
  }

  /** Wildcards and expressions may match any number of words. */
  private static boolean isShapeless(PathPattern path) {
    return path.getPatternString().chars().anyMatch(c -> c == '*' || c == '?' || c == ':');
  }

  private static Shape shape(String path) {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        depth++;
      }
    }
    return new Shape(depth, path.substring(path.lastIndexOf('/') + 1));
  }
}
