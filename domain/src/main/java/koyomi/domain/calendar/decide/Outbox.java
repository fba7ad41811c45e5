package koyomi.domain.calendar.decide;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Original;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import org.jspecify.annotations.Nullable;

/**
 * What other calendars hear of a decision. Only commands of people send anything: imports don't,
 * and what messages change sends nothing on, so no loop can be. A copy tells its organiser's
 * calendar of answers and nobody else.
 */
public final class Outbox {
  private Outbox() {}

  /**
   * Returns the messages that follow from the facts of one command.
   *
   * @param calendar the calendar that was written
   */
  public static List<SchedulingMessage> of(
      CalendarCommand command, Calendar calendar, List<CalendarFact> facts) {
    List<SchedulingMessage> messages = new ArrayList<>();
    if (command instanceof CalendarCommand.ImportEvents) {
      return messages;
    }
    for (CalendarFact fact : facts) {
      switch (fact.body()) {
        case EventCreated created -> changed(calendar, fact, null, created.after(), messages);
        case EventUpdated updated ->
            changed(calendar, fact, updated.before(), updated.after(), messages);
        case EventDeleted deleted -> changed(calendar, fact, deleted.before(), null, messages);
        case CalendarFact.Body.CalendarChanged _,
            CalendarFact.Body.OccurrencesShifted _,
            CalendarFact.Body.ImportCompleted _,
            CalendarFact.Body.CommandRejected _ -> {}
      }
    }
    return messages;
  }

  private static void changed(
      Calendar calendar,
      CalendarFact fact,
      @Nullable Event before,
      @Nullable Event after,
      List<SchedulingMessage> messages) {
    Event event = Objects.requireNonNull(after == null ? before : after);
    Original original = event.original();
    if (original != null) {
      Body.Reply reply =
          before == null ? null : CopyAnswers.between(calendar.ownerId(), before, after, fact);
      if (reply != null) {
        messages.add(message(fact, original.calendarId(), original, event, reply));
      }
      return;
    }
    Set<String> users = new LinkedHashSet<>();
    addUsers(users, before);
    addUsers(users, after);
    users.remove(calendar.ownerId());
    if (users.isEmpty()) {
      return;
    }
    boolean same = before != null && after != null && bare(before).equals(bare(after));
    Original spokenOf = new Original(calendar.id(), event.id(), version(fact, event));
    for (String user : users) {
      Body body = said("user:" + user, before, after, same, calendar.zone());
      if (body != null) {
        messages.add(message(fact, user, spokenOf, event, body));
      }
    }
  }

  private static @Nullable Body said(
      String identity, @Nullable Event before, @Nullable Event after, boolean same, ZoneId zone) {
    List<Own> had = before == null ? List.of() : own(before, identity);
    List<Own> has = after == null ? List.of() : own(after, identity);
    if (after == null || has.isEmpty()) {
      return before == null || had.isEmpty()
          ? null
          : new Body.Cancel(InvitedView.of(before, identity, zone));
    }
    return same && had.equals(has) ? null : new Body.Request(InvitedView.of(after, identity, zone));
  }

  private static long version(CalendarFact fact, Event event) {
    return fact.body() instanceof EventDeleted deleted ? deleted.version() : event.version();
  }

  private static SchedulingMessage message(
      CalendarFact fact, String recipient, Original original, Event event, Body body) {
    return new SchedulingMessage(
        fact.commandId() + "/" + fact.sequence() + "/" + recipient,
        fact.commandId(),
        recipient,
        fact.actor(),
        fact.recordedAt(),
        original,
        event.iCalUid(),
        event.sequence(),
        body);
  }

  /** Only who was asked by a command hears of the event: attendees of an imported one never do. */
  private static boolean isAsked(Attendee attendee) {
    return attendee.userId() != null && attendee.participation().invitedVersion() > 0;
  }

  private static void addUsers(Set<String> users, @Nullable Event event) {
    if (event == null) {
      return;
    }
    addUsers(users, event.content());
    event.overrides().forEach(override -> addUsers(users, override.content()));
  }

  private static void addUsers(Set<String> users, EventContent content) {
    for (Attendee attendee : content.attendees()) {
      if (isAsked(attendee)) {
        users.add(Objects.requireNonNull(attendee.userId()));
      }
    }
  }

  /** What is said of somebody in the series (without a name) or in an occurrence. */
  private record Own(String where, @Nullable Attendee entry) {}

  /**
   * Where somebody is invited, and how; occurrences that say the same as the series are left out.
   */
  private static List<Own> own(Event event, String identity) {
    List<Own> own = new ArrayList<>();
    Attendee master = InvitedView.entry(event.content(), identity);
    if (master != null) {
      own.add(new Own("", master));
    }
    for (EventOverride override : event.overrides()) {
      Attendee entry = InvitedView.entry(override.content(), identity);
      if (!Objects.equals(entry, master)) {
        own.add(new Own(override.occurrence().toString(), entry));
      }
    }
    return own;
  }

  /** What all of the invited see alike: no attendees, and no occurrence that is like its series. */
  private static List<Object> bare(Event event) {
    EventContent master = bare(event.content());
    List<Object> parts = new ArrayList<>(List.of(master, event.organizerId()));
    for (EventOverride override : event.overrides()) {
      EventContent content = bare(override.content());
      EventContent plain =
          SeriesEdit.movedTo(master, override.occurrence()).withRecurrence(List.of());
      if (!content.equals(plain)) {
        parts.add(new EventOverride(override.occurrence(), content));
      }
    }
    return parts;
  }

  private static EventContent bare(EventContent content) {
    return content.withAttendees(List.of()).withReminders(List.of());
  }
}
