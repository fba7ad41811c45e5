package koyomi.api.read;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import koyomi.api.json.CalendarJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.OccurrencePage;
import koyomi.topologies.calendar.query.OccurrenceQuery;
import org.jspecify.annotations.Nullable;

/** Reads of calendars where their stores are, each with the check whether the caller may. */
public final class LocalCalendars {
  static final String NO_CALENDAR = "there is no such calendar";
  static final String NO_ROLE = "you have no role in this calendar";

  private static final String TIMER = "koyomi.read.store";

  private final Timer storeTime;

  /**
   * Reads of the local stores.
   *
   * @param meters gets the timer {@value #TIMER}: what a view costs in the store (query and decode)
   */
  public LocalCalendars(MeterRegistry meters) {
    storeTime =
        Timer.builder(TIMER)
            .description("the store's part of a view: query and decode")
            .serviceLevelObjectives(
                IntStream.of(100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000)
                    .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
                    .toArray(Duration[]::new))
            .register(meters);
  }

  /**
   * A calendar that the caller may see.
   *
   * @param calendar it exists and isn't deleted
   * @param role the caller's
   */
  public record Seen(Calendar calendar, Role role) {}

  /**
   * Returns a calendar for a caller who needs a role of at least this.
   *
   * @throws ProblemException (404) if it doesn't exist, (403) if the role is less or none
   */
  public Seen see(CalendarView view, Caller caller, String calendarId, Role atLeast) {
    Calendar calendar =
        view.calendar(calendarId)
            .filter(found -> !found.isDeleted())
            .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, NO_CALENDAR));
    Role role = calendar.roleOf(caller.userId());
    if (role == null) {
      throw ProblemException.of(ProblemKind.FORBIDDEN, NO_ROLE);
    }
    if (!role.atLeast(atLeast)) {
      throw ProblemException.of(
          ProblemKind.FORBIDDEN, "this needs the role " + atLeast + ", yours is " + role);
    }
    return new Seen(calendar, role);
  }

  /**
   * Returns the JSON of those of the calendars that exist and that the caller may see, by id.
   *
   * @param strict whether one that doesn't exist or may not be seen is a problem
   */
  Map<String, byte[]> calendars(
      CalendarView view, Caller caller, List<String> ids, boolean strict) {
    Map<String, byte[]> found = new TreeMap<>();
    for (String id : ids) {
      Seen seen = strict ? see(view, caller, id, Role.FREEBUSY) : seeIfPossible(view, caller, id);
      if (seen != null) {
        found.put(id, CalendarJson.bytes(seen.calendar(), seen.role()));
      }
    }
    return found;
  }

  /** Returns the occurrences of several calendars of one partition as one page. */
  OccurrencePage occurrences(
      CalendarView view, Caller caller, List<String> ids, OccurrenceWish wish) {
    List<OccurrencePage> pages = new ArrayList<>(ids.size());
    for (String id : ids) {
      Seen seen =
          wish.strict() ? see(view, caller, id, Role.FREEBUSY) : seeIfPossible(view, caller, id);
      if (seen != null) {
        OccurrenceQuery query =
            new OccurrenceQuery(
                seen.calendar(),
                seen.role(),
                caller.userId(),
                wish.window(),
                wish.limit(),
                wish.pageToken(),
                true);
        pages.add(
            wish.asOf() == null
                ? occurrences(view, query)
                : view.occurrencesAsOf(query, wish.asOf()));
      }
    }
    return pages.size() == 1 ? pages.getFirst() : OccurrencePage.merge(pages, wish.limit());
  }

  /** Returns a page of one calendar's occurrences, and counts the time that it took. */
  public OccurrencePage occurrences(CalendarView view, OccurrenceQuery query) {
    long start = System.nanoTime();
    OccurrencePage page = view.occurrences(query);
    storeTime.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    return page;
  }

  private static @Nullable Seen seeIfPossible(CalendarView view, Caller caller, String id) {
    Optional<Calendar> found = view.calendar(id).filter(calendar -> !calendar.isDeleted());
    if (found.isEmpty()) {
      return null;
    }
    Role role = found.get().roleOf(caller.userId());
    return role == null ? null : new Seen(found.get(), role);
  }
}
