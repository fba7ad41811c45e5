package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventSize;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Takes an attendee's answers into the organiser's event (RFC 5546 §3.2.3). An answer counts if it
 * is to what the attendee was last asked or to a later version, and is later than the one that is
 * here. So answers may come twice or in any order.
 */
final class Replies {
  /** Orders the answers of one attendee: later ones are greater. */
  static final Comparator<Attendee> BY_ANSWER =
      Comparator.comparing((Attendee attendee) -> Answers.when(attendee))
          .thenComparing(Attendee::responseStatus)
          .thenComparing(attendee -> String.valueOf(attendee.comment()))
          .thenComparing(attendee -> attendee.participation().toString());

  /**
   * The size to which answers make an event grow: each occurrence with an answer of its own has a
   * whole content with the whole list of attendees.
   */
  private static final long MAX_SIZE = 2_000_000;

  private final Event event;
  private final SeriesEdit series;
  private final long answered;
  private final Reply reply;

  /**
   * Makes it for one reply.
   *
   * @param event the organiser's
   */
  Replies(Event event, ZoneId calendarZone, SchedulingMessage message, Reply reply) {
    this.event = event;
    this.series = new SeriesEdit(event, calendarZone);
    this.answered = message.original().version();
    this.reply = reply;
  }

  /** Returns the event with the answers; null where they say nothing new. Keeps SEQUENCE. */
  @Nullable Event applied(Instant now) {
    EventContent content = event.content();
    Map<LocalDateTime, EventContent> overrides = new HashMap<>();
    event.overrides().forEach(each -> overrides.put(each.occurrence(), each.content()));
    List<LocalDateTime> single = new ArrayList<>();
    long size = EventSize.of(event);
    for (AttendeeAnswer answer : reply.answers()) {
      LocalDateTime occurrence = answer.occurrence();
      if (occurrence != null && content.isRecurring() && series.isThere(occurrence)) {
        single.add(occurrence);
        EventContent before = series.contentOf(occurrence);
        EventContent after = with(before, answer);
        long more = overrides.containsKey(occurrence) ? 0 : EventSize.of(after);
        if (!after.equals(before) && (more == 0 || size + more <= MAX_SIZE)) {
          overrides.put(occurrence, after);
          size += more;
        }
      }
    }
    for (AttendeeAnswer answer : reply.answers()) {
      if (answer.occurrence() == null || !content.isRecurring()) {
        content = with(content, answer);
        overrides.replaceAll(
            (occurrence, each) -> single.contains(occurrence) ? each : with(each, answer));
      }
    }
    return changed(content, ordered(overrides), now);
  }

  private @Nullable Event changed(
      EventContent content, List<EventOverride> overrides, Instant now) {
    return content.equals(event.content()) && overrides.equals(event.overrides())
        ? null
        : event.revised(event.sequence(), now, content, overrides);
  }

  private static List<EventOverride> ordered(Map<LocalDateTime, EventContent> overrides) {
    return overrides.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new EventOverride(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns the same content where the answer doesn't count. */
  private EventContent with(EventContent content, AttendeeAnswer answer) {
    List<Attendee> attendees = new ArrayList<>(content.attendees());
    boolean changed = false;
    for (int i = 0; i < attendees.size(); i++) {
      Attendee before = attendees.get(i);
      if (before.identity().equals(reply.attendee())) {
        Attendee after = Answers.given(before, answer, reply.respondedAt());
        if (answered >= before.participation().invitedVersion()
            && BY_ANSWER.compare(after, before) > 0) {
          attendees.set(i, after);
          changed = true;
        }
      }
    }
    return changed
        ? Answers.withDelegate(
            content.withAttendees(attendees), reply.attendee(), answer, event.version() + 1)
        : content;
  }
}
