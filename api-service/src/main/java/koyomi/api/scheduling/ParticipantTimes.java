package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.CalendarLookup;
import koyomi.api.read.Deadline;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.EventField;
import koyomi.domain.event.Resolution;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.scheduling.BusyExpansion;
import koyomi.domain.scheduling.BusyTime;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What those who are invited by a new body of an event do at its times: of other people's events
 * the times alone. A warning, so what can't be had soon is left out.
 */
public final class ParticipantTimes {
  /** The most participants who are asked. */
  static final int MOST = 50;

  /** The time that is looked at, from the first occurrence to come. */
  static final Duration AHEAD = Duration.ofDays(62);

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int MOST_OCCURRENCES = 500;

  /** Times are told as far as a day before and after. */
  private static final long AROUND = BusyInterval.DAY;

  private final BusyTimes times;
  private final CalendarLookup calendars;
  private final InstantSource clock = InstantSource.system();

  /** Asks for busy times, and for the zones of calendars. */
  public ParticipantTimes(BusyTimes times, CalendarLookup calendars) {
    this.times = times;
    this.calendars = calendars;
  }

  /**
   * Returns what overlaps, the first ones in time.
   *
   * @param draft the whole body of the event
   * @param isNew whether nothing can be there yet of it
   */
  public List<Conflict> of(
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      String eventId,
      EventDraft draft,
      boolean isNew) {
    Set<String> ids = participants(draft, caller, isNew);
    if (ids.isEmpty()) {
      return List.of();
    }
    try {
      List<BusyInterval> occurrences = occurrences(request, caller, calendarId, eventId, draft);
      if (occurrences.isEmpty()) {
        return List.of();
      }
      long end = occurrences.stream().mapToLong(BusyInterval::end).max().orElseThrow();
      Map<String, BusyTime> busy =
          times.of(
              request,
              caller,
              ids,
              new Span(occurrences.getFirst().start() - AROUND, end + AROUND),
              isNew ? "" : eventId,
              Deadline.after(PATIENCE));
      return overlaps(occurrences, busy);
    } catch (ProblemException | IOException e) {
      // whoever may not write, or whose body is wrong, is told so by the writer
      return List.of();
    }
  }

  private static Set<String> participants(EventDraft draft, Caller caller, boolean isNew) {
    List<Attendee> attendees = draft.has(EventField.ATTENDEES) ? draft.attendees() : null;
    Set<String> ids = new LinkedHashSet<>();
    for (Attendee attendee : attendees == null ? List.<Attendee>of() : attendees) {
      String user = attendee.userId();
      String resource = attendee.resourceId();
      if (user != null && !user.equals(caller.userId())) {
        ids.add(user);
      } else if (user == null && resource != null && isNew && Ids.isResourceId(resource)) {
        // of an event that is there already the room may hold the time for this very event
        ids.add(resource);
      }
      if (ids.size() == MOST) {
        return ids;
      }
    }
    return ids;
  }

  private List<BusyInterval> occurrences(
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      String eventId,
      EventDraft draft) {
    ZoneId zone =
        isZoned(draft.start()) && isZoned(draft.end())
            ? ZoneOffset.UTC
            : Zones.of(calendars.find(request, caller, calendarId).timeZone());
    if (!(EventDrafts.create(draft, zone) instanceof Resolution.Valid(EventContent content))) {
      return List.of();
    }
    Instant now = clock.instant();
    Event event =
        new Event(
            calendarId,
            eventId,
            Ids.uidOf(eventId),
            caller.userId(),
            0,
            1,
            now,
            now,
            content,
            List.of());
    BusyExpansion expansion = BusyExpansion.of(event, zone, caller.userId());
    List<BusyInterval> found = collected(expansion, now.getEpochSecond());
    return found.isEmpty() ? collected(expansion, Long.MIN_VALUE / 4) : found;
  }

  /** The occurrences of a while, from an instant on. */
  private static List<BusyInterval> collected(BusyExpansion expansion, long from) {
    List<BusyInterval> found = new ArrayList<>();
    expansion.forEach(
        new Span(from, Long.MAX_VALUE / 4),
        interval -> {
          boolean near =
              found.isEmpty() || interval.start() < found.getFirst().start() + AHEAD.toSeconds();
          return near && found.add(interval) && found.size() < MOST_OCCURRENCES;
        });
    return found;
  }

  private static boolean isZoned(@Nullable TimeDraft time) {
    String dateTime = time == null ? null : time.dateTime();
    return time != null
        && dateTime != null
        && (time.timeZone() != null || !dateTime.matches(".*:\\d\\d(\\.\\d+)?"));
  }

  private static List<Conflict> overlaps(
      List<BusyInterval> occurrences, Map<String, BusyTime> busy) {
    List<Conflict> found = new ArrayList<>();
    busy.forEach((id, time) -> {
      overlaps(id, occurrences, time.busy(), false, found);
      overlaps(id, occurrences, time.tentative(), true, found);
    });
    found.sort(Conflict.BY_BEGIN);
    return found.subList(0, Math.min(found.size(), CalendarState.MOST_CONFLICTS));
  }

  private static void overlaps(
      String id,
      List<BusyInterval> occurrences,
      Spans spans,
      boolean tentative,
      List<Conflict> found) {
    for (BusyInterval occurrence : occurrences) {
      for (Span span : spans.asList()) {
        if (span.start() >= occurrence.end()) {
          break;
        }
        if (span.end() > occurrence.start()) {
          found.add(Conflict.of(id, occurrence, untold(span, tentative, occurrence)));
        }
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
