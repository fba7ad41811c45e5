package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import koyomi.api.http.Pages;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.domain.access.Role;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.Membership;
import koyomi.topologies.calendar.query.OccurrencePage;
import koyomi.topologies.calendar.query.PageTransfer;

/**
 * Reads over several calendars, wherever they are: in parallel, each part at most one hop away, all
 * within one deadline. A part that can't be had makes the whole fail: a view without one of its
 * calendars would be a wrong answer.
 */
public final class FanOut {
  private static final int GROUP = 150;

  private final Routing routing;
  private final Instances instances;
  private final LocalCalendars local;
  private final Executor executor;

  /** Reads by way of the routing, parts in parallel on the executor. */
  public FanOut(Routing routing, Instances instances, LocalCalendars local, Executor executor) {
    this.routing = routing;
    this.instances = instances;
    this.local = local;
    this.executor = executor;
  }

  /**
   * Returns the calendars in which the caller was given a role, ordered by id.
   *
   * @throws IOException if the client is gone
   */
  public List<Membership> memberships(HttpServletRequest request, Caller caller)
      throws IOException {
    Deadline deadline = routing.deadline(request);
    return routing.query(
        ShardKey.ofUser(caller.userId()),
        request,
        deadline,
        view -> view.memberships(caller.userId()),
        (instance, standby, until) ->
            ask(
                instances.get(
                    instance, InternalRoutes.MEMBERSHIPS, request, caller, until, standby),
                FanOut::readMemberships));
  }

  /**
   * Returns the JSON of those of the calendars that exist and that the caller may see, by id.
   *
   * @param strict whether one that doesn't exist or may not be seen is a problem
   * @throws IOException if the client is gone
   */
  public Map<String, byte[]> calendars(
      HttpServletRequest request, Caller caller, Collection<String> ids, boolean strict)
      throws IOException {
    Deadline deadline = routing.deadline(request);
    Map<String, byte[]> found = new TreeMap<>();
    for (Map<String, byte[]> part :
        inParallel(
            ids,
            (shard, group) ->
                routing.query(
                    shard,
                    request,
                    deadline,
                    view -> local.calendars(view, caller, group, strict),
                    (instance, standby, until) ->
                        ask(
                            instances.get(
                                instance,
                                InternalRoutes.calendars(group, strict),
                                request,
                                caller,
                                until,
                                standby),
                            FanOut::readCalendars)))) {
      found.putAll(part);
    }
    return found;
  }

  /**
   * Returns the occurrences of several calendars as one page.
   *
   * @param wish what is asked of each
   * @throws IOException if the client is gone
   */
  public OccurrencePage occurrences(
      HttpServletRequest request, Caller caller, Collection<String> ids, OccurrenceWish wish)
      throws IOException {
    Deadline deadline = routing.deadline(request);
    List<OccurrencePage> pages =
        inParallel(
            ids,
            (shard, group) ->
                routing.query(
                    shard,
                    request,
                    deadline,
                    view -> local.occurrences(view, caller, group, wish),
                    (instance, standby, until) ->
                        ask(
                            instances.get(
                                instance,
                                InternalRoutes.occurrences(group, wish),
                                request,
                                caller,
                                until,
                                standby),
                            PageTransfer::read)));
    return pages.size() == 1 ? pages.getFirst() : OccurrencePage.merge(pages, wish.limit());
  }

  /** Asks for calendars of one partition. */
  @FunctionalInterface
  private interface Part<T> {
    T ask(ShardKey shard, List<String> ids) throws IOException;
  }

  /** Reads an answer's body. */
  @FunctionalInterface
  private interface Body<T> {
    T read(InputStream in) throws IOException;
  }

  private <T> List<T> inParallel(Collection<String> ids, Part<T> part) throws IOException {
    List<List<String>> groups = groups(ids);
    List<T> parts = new ArrayList<>(groups.size());
    if (groups.size() == 1) {
      // a person's own calendars lie together: the usual case needs no other thread
      List<String> only = groups.getFirst();
      parts.add(part.ask(ShardKey.ofCalendar(only.getFirst()), only));
      return parts;
    }
    List<CompletableFuture<T>> pending = new ArrayList<>(groups.size());
    for (List<String> group : groups) {
      pending.add(CompletableFuture.supplyAsync(() -> unchecked(part, group), executor));
    }
    try {
      for (CompletableFuture<T> future : pending) {
        parts.add(future.join());
      }
      return parts;
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

  /** Calendars of one partition are asked for together, in requests of bounded length. */
  private List<List<String>> groups(Collection<String> ids) {
    Map<Integer, List<String>> open = new LinkedHashMap<>();
    List<List<String>> groups = new ArrayList<>();
    for (String id : ids) {
      int partition = routing.partitionOf(ShardKey.ofCalendar(id));
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

  private static <T> T unchecked(Part<T> part, List<String> ids) {
    try {
      return part.ask(ShardKey.ofCalendar(ids.getFirst()), ids);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads another instance's answer; one that only says that it can't answer is no answer. */
  private static <T> Optional<T> ask(HttpResponse<InputStream> response, Body<T> body)
      throws IOException {
    Optional<HttpResponse<InputStream>> held = Routing.held(response);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = response.body()) {
      return switch (response.statusCode()) {
        case 200 -> Optional.of(body.read(in));
        case 400 -> throw Pages.malformed("pageToken");
        case 403 -> throw ProblemException.of(ProblemKind.FORBIDDEN, LocalCalendars.NO_ROLE);
        case 404 -> throw ProblemException.of(ProblemKind.NOT_FOUND, LocalCalendars.NO_CALENDAR);
        case 503 -> throw Routing.unavailable("another instance can't answer for its part");
        default -> throw new IOException("status " + response.statusCode());
      };
    }
  }

  private static List<Membership> readMemberships(InputStream in) throws IOException {
    List<Membership> memberships = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int space = line.indexOf(' ');
      memberships.add(
          new Membership(line.substring(0, space), Role.valueOf(line.substring(space + 1))));
    }
    return memberships;
  }

  private static Map<String, byte[]> readCalendars(InputStream in) throws IOException {
    Map<String, byte[]> calendars = new TreeMap<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int space = line.indexOf(' ');
      calendars.put(
          line.substring(0, space), line.substring(space + 1).getBytes(StandardCharsets.UTF_8));
    }
    return calendars;
  }
}
