package koyomi.domain.calendar;

import java.time.Instant;
import java.util.List;
import koyomi.domain.event.Event;
import koyomi.domain.zone.ZoneShift;
import org.jspecify.annotations.Nullable;

/**
 * What happened, never edited. The facts of a calendar, in order, rebuild everything that is stored
 * of it.
 *
 * @param calendarId the calendar
 * @param sequence place in the calendar's change log; a rejection leaves it as it was
 * @param actor who caused it
 * @param commandId the command that caused it
 * @param recordedAt when it was decided
 * @param idempotency key under which the command's answer is kept, on its last fact only
 * @param body what changed
 */
public record CalendarFact(
    String calendarId,
    long sequence,
    String actor,
    String commandId,
    Instant recordedAt,
    CommandContext.@Nullable Idempotency idempotency,
    Body body) {

  /** What a fact says. */
  public sealed interface Body {
    /** The calendar itself changed: made, edited, shared, deleted, restored. */
    record CalendarChanged(CalendarChange kind, @Nullable Calendar before, Calendar after)
        implements Body {}

    /** An event came to be. */
    record EventCreated(Event after) implements Body {}

    /** An event changed. */
    record EventUpdated(Event before, Event after) implements Body {}

    /**
     * An event was deleted.
     *
     * @param before as it last was
     * @param version version of the deletion
     */
    record EventDeleted(Event before, long version) implements Body {}

    /**
     * Other rules of time zones moved occurrences of an event to other moments; the event itself is
     * what it was.
     *
     * @param eventId the event
     * @param organizerId whose event it is
     * @param rulesBefore revision of the basis by whose rules they were laid out
     * @param rulesAfter revision by which they are now
     * @param shifts from when to when, by original start: those of the months kept
     * @param more whether there are more in these months than are listed
     */
    record OccurrencesShifted(
        String eventId,
        String organizerId,
        long rulesBefore,
        long rulesAfter,
        List<ZoneShift> shifts,
        boolean more)
        implements Body {}

    /** A slice of a file was taken; the events came as facts of their own. */
    record ImportCompleted(int created, int updated, int unchanged, List<Rejected> rejected)
        implements Body {}

    /**
     * A deleted calendar that nobody can restore any more was removed, or a part of it.
     *
     * @param through id of the last of the events that are gone by now, in the order of their ids;
     *     null where the calendar itself is, with all that was left of it
     */
    record CalendarPurged(@Nullable String through) implements Body {}

    /** A command that carried an idempotency key was refused; the same answer is owed again. */
    record CommandRejected(Rejection rejection) implements Body {}
  }

  /** Kinds of change of a calendar itself. */
  public enum CalendarChange {
    /** Made. */
    CREATED,
    /** Edited. */
    UPDATED,
    /** A role was given. */
    SHARED,
    /** A role was taken away. */
    UNSHARED,
    /** Deleted, restorable. */
    DELETED,
    /** Brought back. */
    RESTORED,
    /** The months kept expanded moved on, or rows were laid out by other rules of time zones. */
    HORIZON_MOVED
  }

  /**
   * An event of a file that was not taken.
   *
   * @param uid its UID, if it had one
   * @param line its first line in the file, from 1
   * @param reason why
   */
  public record Rejected(@Nullable String uid, int line, String reason) {}
}
