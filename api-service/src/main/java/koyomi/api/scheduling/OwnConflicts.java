package koyomi.api.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import koyomi.api.http.Pages;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.conflict.Overlaps;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Profile;
import koyomi.domain.scheduling.BusyExpansion;
import koyomi.topologies.calendar.query.BusyVisitor;
import koyomi.topologies.calendar.query.CalendarView;
import org.jspecify.annotations.Nullable;

/** Overlapping occurrences of one person, read from the person's own calendars. */
final class OwnConflicts {
  /** The most occurrences of one event that are looked at. */
  static final int MOST_OF_EVENT = 5_000;

  private OwnConflicts() {}

  /** Conflicts in the order in which they begin. */
  record Page(List<Conflict> items, @Nullable String nextPageToken) {}

  /**
   * Returns a page of the conflicts of a user of the view's partition in a window.
   *
   * @param after the place that the page before ended at, if there was one
   */
  static Page page(CalendarView view, String user, Span window, int limit, @Nullable Place after) {
    boolean allDayBusy = view.profile(user).map(Profile::allDayBusy).orElse(true);
    PersonsTime time = new PersonsTime(user, allDayBusy);
    view.busy(user, window, time);
    List<Conflict> items = new ArrayList<>();
    Place[] last = {null};
    boolean[] more = {false};
    Overlaps.forEach(
        List.copyOf(time.intervals.values()),
        pair -> {
          long begin = pair.second().start();
          if (begin >= window.end() || !isIn(pair, window)) {
            return begin < window.end();
          }
          Place before = last[0];
          Place place = new Place(begin, before == null ? 1 : before.next(begin));
          last[0] = place;
          if (after != null && !after.isBefore(place)) {
            return true;
          }
          if (items.size() == limit) {
            more[0] = true;
            return false;
          }
          items.add(new Conflict(user, pair.first(), pair.second()));
          return true;
        });
    if (!more[0]) {
      return new Page(items, null);
    }
    Place end = Objects.requireNonNull(last[0]);
    return new Page(items, end.before().token());
  }

  private static boolean isIn(Overlaps.Pair pair, Span window) {
    return Math.min(pair.first().end(), pair.second().end()) > window.start();
  }

  /** What takes a person's time, each occurrence once. */
  private static final class PersonsTime implements BusyVisitor {
    private final String user;
    private final boolean allDayBusy;
    private final Map<BusyInterval.Key, BusyInterval> intervals = new HashMap<>();

    PersonsTime(String user, boolean allDayBusy) {
      this.user = user;
      this.allDayBusy = allDayBusy;
    }

    @Override
    public void interval(BusyInterval interval) {
      if (allDayBusy || !interval.allDay()) {
        intervals.putIfAbsent(interval.of(), interval);
      }
    }

    @Override
    public void event(Calendar calendar, Event event, Span part) {
      int[] left = {MOST_OF_EVENT};
      BusyExpansion.of(event, calendar.zone(), user)
          .forEach(
              part,
              interval -> {
                interval(interval);
                return --left[0] > 0;
              });
    }
  }

  /**
   * The place of a conflict in the order.
   *
   * @param begin when the overlap begins
   * @param number which of those that begin then, from 1
   */
  record Place(long begin, int number) {
    int next(long start) {
      return start == begin ? number + 1 : 1;
    }

    boolean isBefore(Place other) {
      return begin < other.begin || (begin == other.begin && number < other.number);
    }

    /** The place before this one, as far as a page token is concerned. */
    Place before() {
      return new Place(begin, number - 1);
    }

    String token() {
      return Pages.token(begin + " " + number);
    }

    static Place parse(String text) {
      String[] parts = text.split(" ", -1);
      try {
        if (parts.length == 2) {
          return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }
      } catch (NumberFormatException e) {
        throw Pages.malformed("pageToken");
      }
      throw Pages.malformed("pageToken");
    }
  }
}
