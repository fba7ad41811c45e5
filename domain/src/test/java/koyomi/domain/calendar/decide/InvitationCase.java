package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.Town.ORGANISER;

import java.time.LocalDateTime;
import java.util.Objects;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** A town in which alice invites people to one event, and they answer. */
abstract class InvitationCase {
  static final Target WHOLE = new Target.Whole();
  static final String EVENT = "standup";

  final Town town = new Town();

  final void create(String... users) {
    Attendee[] invited = new Attendee[users.length];
    for (int i = 0; i < users.length; i++) {
      invited[i] = who(users[i]);
    }
    town.as("alice", ORGANISER, new CreateEvent(EVENT, meeting().attendees(invited).build()));
  }

  final void patch(EventDraft patch, Target target) {
    town.as("alice", ORGANISER, new PatchEvent(EVENT, patch, target));
  }

  final void respond(String user, String calendarId, ResponseStatus status, Target target) {
    town.as(user, calendarId, new RespondToEvent(EVENT, status, null, target));
  }

  final Event copy(String user) {
    return Objects.requireNonNull(town.copyOf(user, EVENT));
  }

  static Attendee entry(Event event, String user) {
    return Objects.requireNonNull(InvitedView.entry(event.content(), "user:" + user));
  }

  static @Nullable ResponseStatus status(Event event, String user) {
    Attendee entry = InvitedView.entry(event.content(), "user:" + user);
    return entry == null ? null : entry.responseStatus();
  }

  static Participation.Proposal at(int hour) {
    LocalDateTime start = LocalDateTime.of(2026, 3, 2, hour, 0);
    return new Participation.Proposal(
        new EventTime.Zoned(start, "Asia/Tokyo"),
        new EventTime.Zoned(start.plusHours(1), "Asia/Tokyo"));
  }

  static Attendee who(String user) {
    return new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  }

  static String home(String user) {
    return Ids.homeCalendarId(user);
  }
}
