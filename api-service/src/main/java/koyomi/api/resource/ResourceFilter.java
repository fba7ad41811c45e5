package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import koyomi.api.http.Windows;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Resource;
import koyomi.topologies.calendar.query.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a list of resources is narrowed to.
 *
 * @param type only of this kind
 * @param building only in this building
 * @param floor only on this floor
 * @param capacity only for at least so many people
 * @param features only with all of these
 * @param available only those that can, or can't, be reserved at all
 * @param window only those that are free all through it
 */
record ResourceFilter(
    Resource.@Nullable Type type,
    @Nullable String building,
    @Nullable String floor,
    int capacity,
    List<String> features,
    @Nullable Boolean available,
    @Nullable Span window) {

  /**
   * Reads the filters of a request.
   *
   * @throws ProblemException (400) if one makes no sense
   */
  static ResourceFilter of(HttpServletRequest request) {
    String[] features = request.getParameterValues("features");
    return new ResourceFilter(
        type(request.getParameter("type")),
        request.getParameter("building"),
        request.getParameter("floor"),
        capacity(request),
        features == null
            ? List.of()
            : Arrays.stream(features)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(f -> !f.isEmpty())
                .toList(),
        flag(request.getParameter("isAvailable")),
        window(request));
  }

  private static Resource.@Nullable Type type(@Nullable String text) {
    if (text == null) {
      return null;
    }
    for (Resource.Type type : Resource.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw bad("type must be one of " + Arrays.toString(Resource.Type.values()));
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw bad("isAvailable must be true or false");
    };
  }

  private static int capacity(HttpServletRequest request) {
    String text = request.getParameter("capacity");
    if (text == null) {
      return 0;
    }
    if (text.isEmpty() || text.length() > 7 || !text.chars().allMatch(Character::isDigit)) {
      throw bad("capacity must be a number of people");
    }
    return Integer.parseInt(text);
  }

  /** Returns the window of a request, or null where it names none. */
  static @Nullable Span window(HttpServletRequest request) {
    Window window = Windows.orNull(request, ZoneOffset.UTC);
    if (window == null) {
      return null;
    }
    Instant to = window.to();
    if (to == null || request.getParameter("from") == null) {
      throw bad("a window of availability needs from and to");
    }
    return new Span(Math.max(0, window.from().getEpochSecond()), ceiling(to));
  }

  private static long ceiling(Instant to) {
    return Math.max(0, to.getNano() > 0 ? to.getEpochSecond() + 1 : to.getEpochSecond());
  }

  /** Tells whether a resource passes all filters but that of the window. */
  boolean passes(Resource resource) {
    Resource.Location location = resource.location();
    return (type == null || type == resource.type())
        && (building == null || (location != null && building.equals(location.building())))
        && (floor == null || (location != null && floor.equals(location.floor())))
        && (capacity == 0 || (resource.capacity() != null && resource.capacity() >= capacity))
        && resource.features().containsAll(features)
        && (available == null || available == resource.isAvailable())
        && (window == null || resource.isAvailable());
  }

  private static ProblemException bad(String detail) {
    return ProblemException.of(ProblemKind.BAD_REQUEST, detail);
  }
}
