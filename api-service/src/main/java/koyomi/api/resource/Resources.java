package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.scheduling.query.ResourceView;
import org.jspecify.annotations.Nullable;

/**
 * Reads over all resources, wherever they are: the partitions in parallel, each at most one hop
 * away, all within one deadline. A part that can't be had makes the whole fail.
 */
public final class Resources {
  /** By which instances ask one another. */
  static final String ROUTE = "/internal/resources";

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
   * A resource with the times at which it is taken.
   *
   * @param taken confirmed times that overlap the window asked for, in order
   */
  public record Found(Resource resource, List<Span> taken) {
    /** Copies the list. */
    public Found {
      taken = List.copyOf(taken);
    }
  }

  /**
   * Returns all resources, ordered by id.
   *
   * @param window of the times that are told; null for none
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public List<Found> all(HttpServletRequest request, Caller caller, @Nullable Span window)
      throws IOException {
    Deadline deadline = router.deadline(request);
    List<CompletableFuture<List<Found>>> parts =
        IntStream.range(0, partitions)
            .mapToObj(partition ->
                CompletableFuture.supplyAsync(
                    () -> part(request, caller, deadline, partition, window), executor))
            .toList();
    List<Found> all = new ArrayList<>();
    try {
      parts.forEach(part -> all.addAll(part.join()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
    all.sort(Comparator.comparing(found -> found.resource().id()));
    return all;
  }

  /**
   * Returns the times at which resources are taken, by id; one that doesn't exist is missing.
   *
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public Map<String, List<Span>> taken(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window)
      throws IOException {
    Map<String, List<Span>> taken = new TreeMap<>();
    for (Found found : all(request, caller, window)) {
      if (ids.contains(found.resource().id())) {
        taken.put(found.resource().id(), found.taken());
      }
    }
    return taken;
  }

  private List<Found> part(
      HttpServletRequest request,
      Caller caller,
      Deadline deadline,
      int partition,
      @Nullable Span window) {
    String path =
        ROUTE
            + "?partition="
            + partition
            + (window == null ? "" : "&start=" + window.start() + "&end=" + window.end());
    try {
      return router.query(
          ShardKey.ofPartition(partition),
          request,
          deadline,
          view -> local(view, window),
          (instance, standby) -> {
            var answer =
                ShardRouter.held(instances.get(instance, path, request, caller, deadline, standby));
            return answer.isPresent() ? Optional.of(read(answer.get().body())) : Optional.empty();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the resources of one partition. */
  static List<Found> local(ResourceView view, @Nullable Span window) {
    return view.resources().stream()
        .map(resource ->
            new Found(
                resource,
                window == null
                    ? List.of()
                    : view.taken(resource.id(), window).stream().map(t -> t.span()).toList()))
        .toList();
  }

  /** Returns the bytes by which a part travels between instances. */
  static byte[] write(List<Found> part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(part.size());
    for (Found found : part) {
      byte[] resource = StoreCodecs.RESOURCE.encode(found.resource());
      out.writeInt(resource.length);
      out.write(resource);
      out.writeInt(found.taken().size());
      for (Span span : found.taken()) {
        out.writeLong(span.start());
        out.writeLong(span.end());
      }
    }
    return bytes.toByteArray();
  }

  private static List<Found> read(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      int size = in.readInt();
      List<Found> part = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Resource resource = StoreCodecs.RESOURCE.decode(in.readNBytes(in.readInt()));
        List<Span> taken = new ArrayList<>();
        for (int spans = in.readInt(); spans > 0; spans--) {
          taken.add(new Span(in.readLong(), in.readLong()));
        }
        part.add(new Found(resource, taken));
      }
      return part;
    }
  }
}
