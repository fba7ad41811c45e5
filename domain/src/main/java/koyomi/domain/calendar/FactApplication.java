package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.Body.CalendarPurged;
import koyomi.domain.calendar.CalendarFact.Body.CommandRejected;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarFact.Body.ImportCompleted;
import koyomi.domain.calendar.CalendarFact.Body.OccurrencesShifted;
import org.jspecify.annotations.Nullable;

/** The state that follows from a state and a fact: total, without judgement. */
public final class FactApplication {
  private FactApplication() {}

  /**
   * Returns the calendar after a fact.
   *
   * @param before null before its first fact, and for ever where a command was refused because
   *     there is no calendar
   * @return null also where the fact removed it
   */
  public static @Nullable Calendar calendar(@Nullable Calendar before, CalendarFact fact) {
    return switch (fact.body()) {
      case CalendarChanged changed -> changed.after().withSequence(fact.sequence());
      case EventCreated _,
          EventUpdated _,
          EventDeleted _,
          OccurrencesShifted _,
          ImportCompleted _,
          CommandRejected _ ->
          before == null ? null : before.withSequence(fact.sequence());
      case CalendarPurged purged ->
          before == null || purged.through() == null
              ? null
              : before.emptied().withSequence(fact.sequence());
    };
  }

  /** Returns what is kept of the event that a fact speaks of, or null where it speaks of none. */
  public static @Nullable StoredEvent event(@Nullable StoredEvent before, CalendarFact fact) {
    return switch (fact.body()) {
      case EventCreated created ->
          new StoredEvent.Live(created.after(), fact.sequence(), fact.sequence());
      case EventUpdated updated ->
          new StoredEvent.Live(
              updated.after(),
              before == null ? fact.sequence() : before.createdSequence(),
              fact.sequence());
      case EventDeleted deleted ->
          new StoredEvent.Tombstone(
              deleted.before().id(),
              deleted.version(),
              before == null ? fact.sequence() : before.createdSequence(),
              fact.sequence(),
              deleted.before().original());
      case CalendarChanged _,
          OccurrencesShifted _,
          ImportCompleted _,
          CalendarPurged _,
          CommandRejected _ ->
          null;
    };
  }

  /** Returns the id of the event that a fact speaks of, or null where it speaks of none. */
  public static @Nullable String eventId(CalendarFact fact) {
    return switch (fact.body()) {
      case EventCreated created -> created.after().id();
      case EventUpdated updated -> updated.after().id();
      case EventDeleted deleted -> deleted.before().id();
      case CalendarChanged _,
          OccurrencesShifted _,
          ImportCompleted _,
          CalendarPurged _,
          CommandRejected _ ->
          null;
    };
  }

  /** Returns the answer that the command behind a fact was given, for keeping under its key. */
  public static Answer answer(CalendarFact fact) {
    return switch (fact.body()) {
      case CalendarChanged changed ->
          changed.kind() == CalendarFact.CalendarChange.DELETED
              ? new Answer.Deleted()
              : new Answer.OfCalendar(
                  changed.after().withSequence(fact.sequence()),
                  changed.kind() == CalendarFact.CalendarChange.CREATED);
      case EventCreated created -> new Answer.OfEvent(created.after(), true, List.of());
      case EventUpdated updated -> new Answer.OfEvent(updated.after(), false, List.of());
      case EventDeleted _ -> new Answer.Deleted();
      case OccurrencesShifted _ ->
          throw new IllegalArgumentException("no command asks for a shift, so none is answered");
      case CalendarPurged _ ->
          throw new IllegalArgumentException("no command asks for a purge, so none is answered");
      case ImportCompleted done ->
          new Answer.OfImport(done.created(), done.updated(), done.unchanged(), done.rejected());
      case CommandRejected rejected -> new Answer.OfRejection(rejected.rejection());
    };
  }
}
