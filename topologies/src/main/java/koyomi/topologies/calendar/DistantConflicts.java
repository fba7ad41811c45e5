package koyomi.topologies.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Profile;
import koyomi.domain.scheduling.BusyExpansion;
import koyomi.domain.scheduling.TakenTime;
import koyomi.topologies.calendar.query.BusyVisitor;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.KeptMonths;

/**
 * Finds what an event that is being written overlaps with outside the months that calendars keep,
 * where series have to be expanded: of the few occurrences that a person may look at.
 */
final class DistantConflicts implements BusyVisitor {
  /** The most occurrences of the event that are looked at. */
  private static final int MOST = 10;

  private final Calendar calendar;
  private final Set<String> rewritten;
  private final boolean allDayBusy;
  private final Map<Conflict.Id, Conflict> found = new LinkedHashMap<>();
  private final List<BusyInterval> mine = new ArrayList<>();

  private DistantConflicts(Calendar calendar, Set<String> rewritten, boolean allDayBusy) {
    this.calendar = calendar;
    this.rewritten = rewritten;
    this.allDayBusy = allDayBusy;
  }

  /**
   * Returns the first conflicts, in the order in which overlaps begin. Rules of zones are in scope.
   *
   * @param reads opened if there is something to be looked at
   * @param time what will be kept of the event
   */
  static List<Conflict> of(
      Supplier<CalendarView> reads,
      Calendar calendar,
      Event event,
      TakenTime time,
      Set<String> rewritten) {
    List<BusyInterval> distant = distant(calendar, event, time);
    if (distant.isEmpty()) {
      return List.of();
    }
    CalendarView view = reads.get();
    boolean allDayBusy = view.profile(calendar.ownerId()).map(Profile::allDayBusy).orElse(true);
    DistantConflicts conflicts = new DistantConflicts(calendar, rewritten, allDayBusy);
    for (BusyInterval interval : distant) {
      if (conflicts.counts(interval)) {
        conflicts.mine.clear();
        conflicts.mine.add(interval);
        view.busy(calendar.ownerId(), new Span(interval.start(), interval.end()), conflicts);
      }
    }
    return conflicts.found.values().stream()
        .sorted(Conflict.BY_BEGIN)
        .limit(CalendarState.MOST_CONFLICTS)
        .toList();
  }

  private static List<BusyInterval> distant(Calendar calendar, Event event, TakenTime time) {
    Span kept = KeptMonths.of(calendar);
    List<BusyInterval> distant = new ArrayList<>();
    if (time.intervals().isEmpty()) {
      BusyExpansion.of(event, calendar.zone(), calendar.ownerId())
          .forEach(
              new Span(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4),
              interval -> distant.add(interval) && distant.size() < MOST);
      return distant;
    }
    // a series has its months; of a single event there is one
    if (time.intervals().size() == 1) {
      BusyInterval only = time.intervals().getFirst();
      if ((only.start() < kept.start() || only.end() > kept.end()) && !TakenTime.isLasting(only)) {
        distant.add(only);
      }
    }
    return distant;
  }

  @Override
  public void interval(BusyInterval interval) {
    boolean rewrites =
        interval.of().calendarId().equals(calendar.id())
            && rewritten.contains(interval.of().eventId());
    if (rewrites || !counts(interval)) {
      return;
    }
    for (BusyInterval own : mine) {
      if (own.conflictsWith(interval)) {
        Conflict conflict = Conflict.of(calendar.ownerId(), own, interval);
        found.putIfAbsent(conflict.id(), conflict);
      }
    }
  }

  @Override
  public void event(Calendar its, Event event, Span part) {
    BusyExpansion.of(event, its.zone(), its.ownerId())
        .forEach(
            part,
            interval -> {
              interval(interval);
              return found.size() < CalendarState.MOST_CONFLICTS;
            });
  }

  private boolean counts(BusyInterval interval) {
    return allDayBusy || !interval.allDay();
  }
}
