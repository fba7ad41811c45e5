package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Original;
import org.jspecify.annotations.Nullable;

/**
 * The copy that somebody invited has of the organiser's event. The organiser's content is taken as
 * it is; the owner's reminders stay, and of the owner's answers the one that {@link Replies} would
 * take too, so that both sides come to the same.
 */
final class Copies {
  private final String identity;
  private final String calendarId;
  private final Instant now;
  private final @Nullable Instant deletedAt;

  /**
   * Makes it for one message.
   *
   * @param userId whose copies they are
   */
  Copies(String userId, Calendar calendar, Instant now) {
    this.identity = "user:" + userId;
    this.calendarId = calendar.id();
    this.deletedAt = calendar.deletedAt();
    this.now = now;
  }

  /** Returns a copy that wasn't there. */
  Event made(Event event, Original original, String id, long version) {
    return new Event(
        calendarId,
        id,
        event.iCalUid(),
        event.organizerId(),
        event.sequence(),
        version,
        now,
        now,
        event.content(),
        event.overrides(),
        original);
  }

  /** Tells in which version of the organiser's event the owner was last asked. */
  long askedIn(Event event) {
    long asked = asked(event.content());
    for (EventOverride override : event.overrides()) {
      asked = Math.max(asked, asked(override.content()));
    }
    return asked;
  }

  private long asked(EventContent content) {
    Attendee own = InvitedView.entry(content, identity);
    return own == null ? 0 : own.participation().invitedVersion();
  }

  /** Returns the copy with what the organiser's event has become. */
  Event merged(Event copy, Event event, Original original, ZoneId zone) {
    EventContent master = withOwn(event.content(), copy.content(), null);
    Map<LocalDateTime, EventContent> overrides = new TreeMap<>();
    for (EventOverride override : event.overrides()) {
      EventContent local = contentOf(copy, override.occurrence());
      overrides.put(override.occurrence(), withOwn(override.content(), local, null));
    }
    SeriesEdit series = new SeriesEdit(event, zone);
    for (EventOverride override : copy.overrides()) {
      LocalDateTime occurrence = override.occurrence();
      if (!overrides.containsKey(occurrence)
          && event.content().isRecurring()
          && series.isThere(occurrence)) {
        EventContent plain = SeriesEdit.movedTo(master, occurrence).withRecurrence(List.of());
        EventContent kept =
            withOwn(plain, override.content(), cameTogether(copy.content(), override.content()));
        if (!kept.equals(plain)) {
          overrides.put(occurrence, kept);
        }
      }
    }
    return new Event(
        copy.calendarId(),
        copy.id(),
        event.iCalUid(),
        event.organizerId(),
        event.sequence(),
        copy.version() + 1,
        copy.createdAt(),
        now,
        master,
        overrides.entrySet().stream()
            .map(entry -> new EventOverride(entry.getKey(), entry.getValue()))
            .toList(),
        original);
  }

  private static EventContent contentOf(Event copy, LocalDateTime occurrence) {
    return copy.overrides().stream()
        .filter(override -> override.occurrence().equals(occurrence))
        .map(EventOverride::content)
        .findFirst()
        .orElse(copy.content());
  }

  /**
   * Returns the owner's answer to the series where the one to an occurrence was told at the same
   * moment; null where it wasn't.
   */
  private @Nullable Attendee cameTogether(EventContent series, EventContent occurrence) {
    Attendee always = InvitedView.entry(series, identity);
    Attendee once = InvitedView.entry(occurrence, identity);
    return always != null && once != null && Answers.when(always).equals(Answers.when(once))
        ? always
        : null;
  }

  private EventContent withOwn(
      EventContent content, EventContent local, @Nullable Attendee together) {
    Attendee own = InvitedView.entry(local, identity);
    EventContent reminded = content.withReminders(local.reminders());
    return own == null
        ? reminded
        : reminded.withAttendees(
            content.attendees().stream()
                .map(attendee -> attendee.isSame(own) ? later(attendee, own, together) : attendee)
                .toList());
  }

  /**
   * The answer that counts: to what was asked last, and of two to the same the later one. What only
   * says that the calendar is gone doesn't count in it.
   *
   * @param together the owner's answer to the series, if it was told with that to the occurrence:
   *     of these the latter counts, as {@link Replies} has it
   */
  private Attendee later(Attendee organisers, Attendee own, @Nullable Attendee together) {
    long asked = organisers.participation().invitedVersion();
    Attendee heard =
        own.with(own.participation().declining(organisers.participation().proposalsUntil()));
    boolean ownCounts =
        own.participation().invitedVersion() >= asked
            && (AbsentCopies.saysGone(organisers, deletedAt)
                || isSameAnswer(organisers, together)
                || Replies.BY_ANSWER.compare(heard, organisers) > 0);
    return ownCounts ? organisers.withAnswerOf(heard) : organisers;
  }

  /** Tells whether two answers are one, though a proposal may have been declined since. */
  private static boolean isSameAnswer(Attendee one, @Nullable Attendee other) {
    return other != null
        && Answers.when(one).equals(Answers.when(other))
        && one.responseStatus() == other.responseStatus()
        && Objects.equals(one.comment(), other.comment());
  }
}
