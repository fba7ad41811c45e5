package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import koyomi.api.http.Bodies;
import koyomi.api.http.Conditions;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.ResourceBodies;
import koyomi.api.json.ResourceJson;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.topologies.scheduling.query.ResourceView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Rooms and other resources: administrators write them, everybody finds them. */
@Controller
public class ResourceController {
  private static final String RESOURCE = "/v1/resources/{resourceId}";

  private final ResourceWrites writes;
  private final ShardRouter<ResourceView> router;
  private final Resources resources;
  private final RandomGenerator random;

  /** Serves resources. */
  public ResourceController(
      ResourceWrites writes,
      ShardRouter<ResourceView> router,
      Resources resources,
      RandomGenerator random) {
    this.writes = writes;
    this.router = router;
    this.resources = resources;
    this.random = random;
  }

  /** Makes a resource. */
  @PostMapping(path = "/v1/resources", consumes = "application/json", produces = "application/json")
  public void create(HttpServletRequest request, HttpServletResponse response, Caller caller) {
    byte[] body = Bodies.read(request);
    // a retry has to find the writer of the first try: with a key, the key decides the id
    String key = IdempotencyKeys.key(request);
    String id =
        key == null ? Ids.newResourceId(random) : Ids.resourceIdOf(caller.userId() + "\n" + key);
    writes.submit(
        request,
        response,
        caller,
        id,
        IdempotencyKeys.of(request, "user:" + caller.userId(), body),
        new ResourceCommand.Create(ResourceBodies.draft(JsonBodies.object(body))),
        (answer, to) -> {
          to.setHeader("Location", "/v1/resources/" + id);
          write(answer, to, HttpServletResponse.SC_CREATED);
        });
  }

  /** The resources that pass the filters, ordered by id. */
  @GetMapping(path = "/v1/resources", produces = "application/json")
  public void list(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    int limit = Pages.limit(request);
    String after = Pages.text(request, "pageToken");
    if (after != null && !Ids.isResourceId(after)) {
      throw Pages.malformed("pageToken");
    }
    ResourceFilter filter = ResourceFilter.of(request);
    List<Resource> found =
        free(
                request,
                caller,
                filter.window(),
                resources.all(request, caller).stream()
                    .filter(filter::passes)
                    .filter(resource -> after == null || resource.id().compareTo(after) > 0)
                    .toList())
            .stream()
            .limit(limit + 1L)
            .toList();
    List<Resource> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? Pages.token(page.getLast().id()) : null;
    JsonAnswers.page(
        response, JsonAnswers.joined(page.stream().map(ResourceJson::bytes).toList()), next);
  }

  /** Those of the resources that are free all through the window, if there is one. */
  private List<Resource> free(
      HttpServletRequest request, Caller caller, @Nullable Span window, List<Resource> some)
      throws IOException {
    if (window == null) {
      return some;
    }
    Map<String, List<Span>> taken =
        resources.taken(request, caller, some.stream().map(Resource::id).toList(), window);
    return some.stream().filter(resource -> List.of().equals(taken.get(resource.id()))).toList();
  }

  /** One resource. */
  @GetMapping(path = RESOURCE, produces = "application/json")
  public void get(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId)
      throws IOException {
    router.serve(
        ResourcePaths.shard(resourceId),
        request,
        response,
        caller,
        view -> {
          Resource resource = view.resource(resourceId).orElseThrow(ResourcePaths::missing);
          if (Conditions.isNotModified(request, resource.version())) {
            JsonAnswers.notModified(response, resource.version());
          } else {
            JsonAnswers.resource(
                response,
                HttpServletResponse.SC_OK,
                resource.version(),
                ResourceJson.bytes(resource));
          }
        });
  }

  /** Merges a patch (RFC 7396) into a resource. */
  @PatchMapping(
      path = RESOURCE,
      consumes = {"application/json", "application/merge-patch+json"},
      produces = "application/json")
  public void patch(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId) {
    writes.submit(
        request,
        response,
        caller,
        ResourcePaths.resource(resourceId),
        null,
        new ResourceCommand.Patch(ResourceBodies.draft(JsonBodies.object(Bodies.read(request)))),
        (answer, to) -> write(answer, to, HttpServletResponse.SC_OK));
  }

  /** Deletes a resource; its reservations to come are cancelled. */
  @DeleteMapping(RESOURCE)
  public void delete(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String resourceId) {
    writes.submit(
        request,
        response,
        caller,
        ResourcePaths.resource(resourceId),
        null,
        new ResourceCommand.Delete(),
        (answer, to) -> to.setStatus(HttpServletResponse.SC_NO_CONTENT));
  }

  private static void write(ResourceAnswer answer, HttpServletResponse response, int status)
      throws IOException {
    if (!(answer instanceof ResourceAnswer.OfResource now)) {
      throw new IllegalStateException("a resource was changed, the answer is " + answer);
    }
    JsonAnswers.resource(
        response, status, now.resource().version(), ResourceJson.bytes(now.resource()));
  }
}
