package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.id.ShardKey;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import org.jspecify.annotations.Nullable;

/** Edits of alice's calendars, of all kinds that change when she is busy; the same for a seed. */
final class BusyHistory {
  /** A second calendar of hers. */
  static final String OTHER = ShardKey.ofUser("alice").text() + "bbbbbbbbbbbbbbbbbbbb";

  private static final int EVENTS = 45;

  private final Random random;
  private final RandomEvents events;

  BusyHistory(long seed) {
    random = new Random(seed);
    events = new RandomEvents(seed);
  }

  RandomEvents events() {
    return events;
  }

  /** A command on one of her calendars. */
  record Edit(String calendarId, CalendarCommand command) {}

  /** Returns an edit; most are of one event. */
  Edit next() {
    String calendar = random.nextInt(3) == 0 ? OTHER : CALENDAR;
    return new Edit(
        calendar,
        random.nextInt(150) == 0
            ? new CalendarCommand.DeleteCalendar()
            : random.nextInt(40) == 0 ? new CalendarCommand.RestoreCalendar() : ofEvent());
  }

  private CalendarCommand ofEvent() {
    String id = "e" + random.nextInt(EVENTS);
    return switch (random.nextInt(12)) {
      case 0 -> new CalendarCommand.DeleteEvent(id, new Target.Whole());
      case 1 -> new CalendarCommand.DeleteEvent(id, part());
      case 2 -> new CalendarCommand.PatchEvent(id, events.next(), part());
      case 3 -> new CalendarCommand.PatchEvent(id, transparency(), whole());
      case 4 -> new CalendarCommand.PatchEvent(id, status(), whole());
      case 5 -> new CalendarCommand.PatchEvent(id, invited(), new Target.Whole());
      case 6 ->
          new CalendarCommand.RespondToEvent(
              id, random.nextBoolean() ? ResponseStatus.DECLINED : any(), null, whole());
      case 7 -> new CalendarCommand.RestoreEvent(id, 1 + random.nextInt(4));
      default -> new CalendarCommand.PutEvent(id, events.next(), new Target.Whole());
    };
  }

  private ResponseStatus any() {
    return random.nextBoolean() ? ResponseStatus.ACCEPTED : ResponseStatus.TENTATIVE;
  }

  private Target whole() {
    return random.nextInt(3) > 0 ? new Target.Whole() : part();
  }

  private Target part() {
    LocalDate day = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(120));
    return new Target.Part(
        random.nextInt(3) > 0 ? Scope.THIS : Scope.FOLLOWING, new Target.Occurrence.Day(day));
  }

  private EventDraft transparency() {
    return patch(
        EventField.TRANSPARENCY,
        null,
        random.nextBoolean() ? Transparency.OPAQUE : Transparency.TRANSPARENT,
        null);
  }

  private EventDraft status() {
    EventStatus[] all = EventStatus.values();
    return patch(EventField.STATUS, all[random.nextInt(all.length)], null, null);
  }

  private EventDraft invited() {
    return patch(EventField.ATTENDEES, null, null, List.of(person("alice"), person("bob")));
  }

  private static Attendee person(String user) {
    return new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  }

  private static EventDraft patch(
      EventField field,
      @Nullable EventStatus status,
      @Nullable Transparency transparency,
      @Nullable List<Attendee> attendees) {
    return new EventDraft(
        EnumSet.of(field),
        null,
        null,
        null,
        null,
        null,
        null,
        status,
        null,
        transparency,
        attendees,
        null,
        null,
        null,
        null);
  }

  /** Says whether whole days keep her busy. */
  static PeopleCommand allDayBusy(boolean busy) {
    return new PeopleCommand.PatchProfile(
        new ProfileDraft(
            Set.of(ProfileField.ALL_DAY_BUSY),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            busy,
            null));
  }

  /** Makes her two calendars. */
  static void begin(CalendarDriver driver, String zone) {
    for (String calendar : List.of(CALENDAR, OTHER)) {
      driver.send(
          calendar,
          "alice",
          new CalendarCommand.CreateCalendar(Drafts.calendarDraft("Work", zone)),
          null);
    }
  }
}
