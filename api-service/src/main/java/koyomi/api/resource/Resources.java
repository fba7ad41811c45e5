package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Resource;
import koyomi.topologies.scheduling.query.ResourceView;

/**
 * Reads over many resources, wherever they are: the partitions in parallel, each at most one hop
 * away, all within one deadline. A part that can't be had makes the whole fail.
 */
public final class Resources {
  /** By which instances ask one another for the resources of a partition. */
  static final String ROUTE = "/internal/resources";

  /** By which instances ask one another for times. */
  static final String TIMES = "/internal/resources/times";

  /** The most ids in a request between instances: its line has to stay short enough. */
  private static final int GROUP = 150;

  private final ShardRouter<ResourceView> router;
  private final Instances instances;
  private final Executor executor;
  private final int partitions;

  /** Reads by way of the router, parts in parallel on the executor. */
  public Resources(
      ShardRouter<ResourceView> router, Instances instances, Executor executor, int partitions) {
    this.router = router;
    this.instances = instances;
    this.executor = executor;
    this.partitions = partitions;
  }

  /**
   * Returns all resources, ordered by id.
   *
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public List<Resource> all(HttpServletRequest request, Caller caller) throws IOException {
    Deadline deadline = router.deadline(request);
    List<Resource> all = new ArrayList<>();
    inParallel(
            IntStream.range(0, partitions)
                .<Supplier<List<Resource>>>mapToObj(partition ->
                    () ->
                        ask(
                            request,
                            caller,
                            deadline,
                            partition,
                            ROUTE + "?partition=" + partition,
                            ResourceView::resources,
                            ResourceTransfer::resources))
                .toList())
        .forEach(all::addAll);
    all.sort(Comparator.comparing(Resource::id));
    return all;
  }

  /**
   * Returns the confirmed times of resources that overlap a window, by id and in order; a resource
   * that doesn't exist is missing.
   *
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public Map<String, List<Span>> taken(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window)
      throws IOException {
    return taken(request, caller, ids, window, "", router.deadline(request));
  }

  /**
   * Does so without the times of one reservation.
   *
   * @param except id of the reservation, the same with every resource; empty for none
   * @param deadline when all of it has to be there
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public Map<String, List<Span>> taken(
      HttpServletRequest request,
      Caller caller,
      Collection<String> ids,
      Span window,
      String except,
      Deadline deadline)
      throws IOException {
    Map<String, List<Span>> taken = new TreeMap<>();
    inParallel(
            groups(ids).stream()
                .<Supplier<Map<String, List<Span>>>>map(group ->
                    () ->
                        ask(
                            request,
                            caller,
                            deadline,
                            partition(group.getFirst()),
                            timesOf(group, window, except),
                            view -> times(view, group, window, except),
                            ResourceTransfer::times))
                .toList())
        .forEach(taken::putAll);
    return taken;
  }

  /** Returns the times of resources of one partition. */
  static Map<String, List<Span>> times(
      ResourceView view, Collection<String> ids, Span window, String except) {
    Map<String, List<Span>> times = new HashMap<>();
    for (String id : ids) {
      if (view.resource(id).isPresent()) {
        times.put(
            id,
            view.taken(id, window).stream()
                .filter(taken -> !taken.reservationId().equals(except))
                .map(taken -> taken.span())
                .toList());
      }
    }
    return times;
  }

  private String timesOf(List<String> group, Span window, String except) {
    return TIMES
        + "?partition="
        + partition(group.getFirst())
        + "&start="
        + window.start()
        + "&end="
        + window.end()
        + "&except="
        + except
        + "&ids="
        + String.join(",", group);
  }

  private int partition(String resourceId) {
    return ResourcePaths.shard(resourceId).partition(partitions);
  }

  /** Those of one partition together, in groups of bounded size. */
  private List<List<String>> groups(Collection<String> ids) {
    Map<Integer, List<String>> open = new HashMap<>();
    List<List<String>> groups = new ArrayList<>();
    for (String id : ids) {
      int partition = partition(id);
      List<String> group = open.get(partition);
      if (group == null || group.size() == GROUP) {
        group = new ArrayList<>();
        open.put(partition, group);
        groups.add(group);
      }
      group.add(id);
    }
    return groups;
  }

  private <T> List<T> inParallel(List<Supplier<T>> parts) throws IOException {
    List<CompletableFuture<T>> pending =
        parts.stream().map(part -> CompletableFuture.supplyAsync(part, executor)).toList();
    try {
      return pending.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  /** Reads what another instance has written. */
  @FunctionalInterface
  private interface Body<T> {
    T read(InputStream body) throws IOException;
  }

  private <T> T ask(
      HttpServletRequest request,
      Caller caller,
      Deadline deadline,
      int partition,
      String path,
      ShardRouter.LocalQuery<ResourceView, T> here,
      Body<T> elsewhere) {
    try {
      return router.query(
          ShardKey.ofPartition(partition),
          request,
          deadline,
          here,
          (instance, standby) -> {
            var answer =
                ShardRouter.held(instances.get(instance, path, request, caller, deadline, standby));
            return answer.isPresent()
                ? Optional.of(elsewhere.read(answer.get().body()))
                : Optional.empty();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
