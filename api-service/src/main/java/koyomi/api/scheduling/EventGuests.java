package koyomi.api.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.scheduling.BusyExpansion;
import koyomi.domain.scheduling.BusyTime;

/**
 * Who, beside the caller, is to come to which occurrences of an event: to those within {@link
 * #AHEAD} of the first to come, and to the one that is edited by itself, however far that is.
 */
final class EventGuests {
  /** The most participants who are looked at. */
  static final int MOST = 50;

  /** The time that is looked at, from the first occurrence to come. */
  static final Duration AHEAD = Duration.ofDays(62);

  private static final int MOST_OCCURRENCES = 500;

  /** Times are told as far as a day before and after. */
  private static final long AROUND = BusyInterval.DAY;

  private static final long EVER = Long.MAX_VALUE / 4;

  private final List<Set<String>> guests = new ArrayList<>();
  private final List<List<Held>> stretches = new ArrayList<>();

  private record Held(BusyInterval interval, int face) {}

  private EventGuests() {}

  /**
   * Lays out an event as it is to be.
   *
   * @param zone of its calendar
   * @param caller who is never asked for
   * @param edited number of the override that is edited by itself, from 1; 0 for none
   */
  static EventGuests of(Event event, ZoneId zone, String caller, Instant now, int edited) {
    EventGuests found = new EventGuests();
    found.guests.add(guests(event.content(), caller));
    event.overrides().forEach(it -> found.guests.add(guests(it.content(), caller)));
    if (!found.ids().isEmpty()) {
      BusyExpansion expansion = BusyExpansion.of(event, zone, "");
      List<Held> near = near(expansion, now.getEpochSecond());
      found.add(near.isEmpty() ? near(expansion, -EVER) : near);
      if (edited > 0 && near.stream().noneMatch(held -> held.face() == edited)) {
        EventContent content = event.overrides().get(edited - 1).content();
        found.add(single(expansion, content, zone, edited));
      }
    }
    return found;
  }

  private void add(List<Held> stretch) {
    if (!stretch.isEmpty()) {
      stretches.add(stretch);
    }
  }

  private static Set<String> guests(EventContent content, String caller) {
    Set<String> ids = new LinkedHashSet<>();
    for (Attendee attendee : content.attendees()) {
      String user = attendee.userId();
      String resource = attendee.resourceId();
      boolean away =
          attendee.responseStatus() == ResponseStatus.DECLINED
              || attendee.responseStatus() == ResponseStatus.DELEGATED;
      if (user != null && !user.equals(caller) && !away) {
        ids.add(user);
      } else if (user == null && resource != null && Ids.isResourceId(resource)) {
        ids.add(resource);
      }
    }
    return ids;
  }

  private static List<Held> near(BusyExpansion expansion, long from) {
    List<Held> found = new ArrayList<>();
    expansion.forEachFace(
        new Span(from, EVER),
        (interval, face) -> {
          boolean near =
              found.isEmpty()
                  || interval.start() < found.getFirst().interval().start() + AHEAD.toSeconds();
          return near && found.add(new Held(interval, face)) && found.size() < MOST_OCCURRENCES;
        });
    return found;
  }

  private static List<Held> single(
      BusyExpansion expansion, EventContent content, ZoneId zone, int edited) {
    long start = EventTimes.instant(content.start(), zone).getEpochSecond();
    List<Held> found = new ArrayList<>();
    expansion.forEachFace(
        new Span(start, start + 1),
        (interval, face) -> face != edited || !found.add(new Held(interval, face)));
    return found;
  }

  /** Returns the first {@link #MOST} of them, by id. */
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (Set<String> some : guests) {
      for (String id : some) {
        if (ids.size() < MOST) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  /** Returns the stretches of time in which they are to come; none where nobody is. */
  List<Span> windows() {
    return stretches.stream()
        .map(stretch ->
            new Span(
                stretch.getFirst().interval().start() - AROUND,
                stretch.stream().mapToLong(held -> held.interval().end()).max().orElseThrow()
                    + AROUND))
        .toList();
  }

  /**
   * Returns what overlaps, in no order.
   *
   * @param window number of the window, from 0
   * @param busy times in it by id
   */
  List<Conflict> overlaps(int window, Map<String, BusyTime> busy) {
    List<Conflict> found = new ArrayList<>();
    for (Held held : stretches.get(window)) {
      for (String id : guests.get(held.face())) {
        BusyTime time = busy.get(id);
        if (time != null) {
          overlaps(id, held.interval(), time.busy(), false, found);
          overlaps(id, held.interval(), time.tentative(), true, found);
        }
      }
    }
    return found;
  }

  private static void overlaps(
      String id, BusyInterval occurrence, Spans spans, boolean tentative, List<Conflict> found) {
    for (Span span : spans.asList()) {
      if (span.start() >= occurrence.end()) {
        break;
      }
      if (span.end() > occurrence.start()) {
        found.add(Conflict.of(id, occurrence, untold(span, tentative, occurrence)));
      }
    }
  }

  /** Somebody else's time, on the clock of the occurrence, and nothing of what it is. */
  private static BusyInterval untold(Span span, boolean tentative, BusyInterval occurrence) {
    return new BusyInterval(
        new BusyInterval.Key("", "", span.start(), false),
        occurrence.startOffset(),
        span.start(),
        occurrence.startOffset(),
        span.end(),
        occurrence.startOffset(),
        false,
        tentative,
        occurrence.changed());
  }
}
