package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.people.Profile;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.DirectoryPage;
import koyomi.topologies.calendar.query.DirectoryPage.Found;
import org.jspecify.annotations.Nullable;

/**
 * Reads of people, wherever they are kept: the partitions in parallel, each at most one hop away,
 * all within one deadline. A part that can't be had makes the whole fail.
 */
public final class People {
  /** By which instances ask one another for profiles. */
  static final String PROFILES = "/internal/people";

  /** By which instances ask one another for parts of the directory. */
  static final String DIRECTORY = "/internal/directory";

  private final Routing routing;
  private final Instances instances;
  private final Executor executor;
  private final int partitions;

  /** Reads by way of the routing, parts in parallel on the executor. */
  public People(Routing routing, Instances instances, Executor executor, int partitions) {
    this.routing = routing;
    this.instances = instances;
    this.executor = executor;
    this.partitions = partitions;
  }

  /**
   * Returns the profiles of those of the users who were ever seen, by id.
   *
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  public Map<String, Profile> profiles(
      HttpServletRequest request, Caller caller, Collection<String> ids) throws IOException {
    Deadline deadline = routing.deadline(request);
    Map<Integer, List<String>> groups = new LinkedHashMap<>();
    ids.stream()
        .distinct()
        .forEach(id ->
            groups
                .computeIfAbsent(ShardKey.ofUser(id).partition(partitions), _ -> new ArrayList<>())
                .add(id));
    Map<String, Profile> profiles = new TreeMap<>();
    for (DirectoryPage part :
        inParallel(
            groups.values().stream()
                .map(group ->
                    (Supplier<DirectoryPage>) () -> known(request, caller, deadline, group))
                .toList())) {
      part.items().forEach(found -> profiles.put(found.profile().id(), found.profile()));
    }
    return profiles;
  }

  /**
   * Returns the profile of a user who was ever seen.
   *
   * @throws ProblemException (503) if it couldn't be had in time
   */
  Optional<Profile> profile(
      HttpServletRequest request, Caller caller, String userId, Deadline deadline) {
    return known(request, caller, deadline, List.of(userId)).items().stream()
        .map(Found::profile)
        .findFirst();
  }

  int partitions() {
    return partitions;
  }

  Deadline deadline(HttpServletRequest request) {
    return routing.deadline(request);
  }

  /**
   * Returns a page of those whom a search finds.
   *
   * @param asked folded beginnings of words; none for everybody
   * @param after place of the last one before, or empty
   * @throws ProblemException (503) if a part couldn't be had in time
   * @throws IOException if the client is gone
   */
  DirectoryPage find(
      HttpServletRequest request, Caller caller, List<String> asked, String after, int limit)
      throws IOException {
    Deadline deadline = routing.deadline(request);
    List<DirectoryPage> parts =
        inParallel(
            IntStream.range(0, partitions)
                .mapToObj(partition ->
                    (Supplier<DirectoryPage>)
                        () -> part(request, caller, deadline, partition, asked, after, limit))
                .toList());
    return merged(parts, limit);
  }

  /** One page of several: what lies behind the end of a part isn't known yet. */
  static DirectoryPage merged(List<DirectoryPage> parts, int limit) {
    Comparator<String> order = People::compare;
    @Nullable String known =
        parts.stream()
            .map(DirectoryPage::next)
            .filter(next -> next != null)
            .min(order)
            .orElse(null);
    List<Found> found =
        parts.stream()
            .flatMap(part -> part.items().stream())
            .filter(person -> known == null || order.compare(person.place(), known) <= 0)
            .sorted(Comparator.comparing(Found::place, order))
            .toList();
    return found.size() > limit
        ? new DirectoryPage(found.subList(0, limit), found.get(limit - 1).place())
        : new DirectoryPage(found, known);
  }

  /** As the store orders places: by the bytes of UTF-8. */
  private static int compare(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private DirectoryPage known(
      HttpServletRequest request, Caller caller, Deadline deadline, List<String> ids) {
    String query = ids.stream().map(id -> "id=" + encoded(id)).collect(Collectors.joining("&"));
    return ask(
        ShardKey.ofUser(ids.getFirst()),
        request,
        caller,
        deadline,
        PROFILES + "?" + query,
        view -> profiles(view, ids));
  }

  private DirectoryPage part(
      HttpServletRequest request,
      Caller caller,
      Deadline deadline,
      int partition,
      List<String> asked,
      String after,
      int limit) {
    StringBuilder path = new StringBuilder(DIRECTORY).append("?partition=").append(partition);
    path.append("&after=").append(encoded(after)).append("&limit=").append(limit);
    asked.forEach(word -> path.append("&word=").append(encoded(word)));
    return ask(
        ShardKey.ofPartition(partition),
        request,
        caller,
        deadline,
        path.toString(),
        view -> view.people(asked, after, limit));
  }

  /** Asks one part, wherever it is kept; a path of {@code /internal} and the same asked here. */
  DirectoryPage ask(
      ShardKey shard,
      HttpServletRequest request,
      Caller caller,
      Deadline deadline,
      String path,
      ShardRouter.LocalQuery<CalendarView, DirectoryPage> local) {
    try {
      return routing.query(
          shard,
          request,
          deadline,
          local,
          (instance, standby, until) -> {
            var answer =
                ShardRouter.body(instances.get(instance, path, request, caller, until, standby));
            return answer.isPresent()
                ? Optional.of(ProfileTransfer.read(answer.get()))
                : Optional.empty();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the profiles that a view has of these users. */
  static DirectoryPage profiles(CalendarView view, List<String> ids) {
    return ProfileTransfer.page(ids.stream().map(view::profile).flatMap(Optional::stream).toList());
  }

  List<DirectoryPage> inParallel(List<Supplier<DirectoryPage>> parts) throws IOException {
    try {
      if (parts.size() == 1) {
        return List.of(parts.getFirst().get());
      }
      List<CompletableFuture<DirectoryPage>> pending =
          parts.stream().map(part -> CompletableFuture.supplyAsync(part, executor)).toList();
      return pending.stream().map(CompletableFuture::join).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
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

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
