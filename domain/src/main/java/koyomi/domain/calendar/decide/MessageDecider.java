package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body.Cancel;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import koyomi.domain.invitation.SchedulingMessage.Body.Request;
import koyomi.domain.people.HomeCalendars;
import org.jspecify.annotations.Nullable;

/**
 * Decides what messages between calendars make of a calendar (RFC 5546 §3.2). A message that comes
 * twice, too late or to what is no longer there gives no facts.
 */
public final class MessageDecider {
  private MessageDecider() {}

  /**
   * Takes answers into the organiser's calendar.
   *
   * @param state the organiser's calendar
   */
  public static List<CalendarFact> reply(
      CalendarState state, SchedulingMessage message, Reply reply, Instant now) {
    Calendar calendar = state.calendar();
    if (calendar == null
        || calendar.isBeingPurged()
        || !(state.event(message.original().eventId()) instanceof StoredEvent.Live live)
        || live.event().isCopy()) {
      return List.of();
    }
    Event after = new Replies(live.event(), calendar.zone(), message, reply).applied(now);
    if (after == null) {
      return List.of();
    }
    FactLog log = log(calendar, message, now);
    log.add(new EventUpdated(live.event(), after));
    return WrittenConflicts.in(state, log.facts());
  }

  /**
   * Takes an invitation, or what the organiser made of the event since.
   *
   * @param place where the copy is or is to be: {@link CopyPlaces#of}; the home calendar is made
   *     where it isn't there
   */
  public static List<CalendarFact> request(
      CalendarState place, SchedulingMessage message, Request request, Instant now) {
    return delivered(
        place,
        message,
        now,
        (calendar, copies, id, stored) -> {
          Event event = request.event();
          Original original = message.original();
          return switch (stored) {
            case StoredEvent.Live live ->
                original.isNewerThan(live.event().original())
                    ? new EventUpdated(
                        live.event(), copies.merged(live.event(), event, original, calendar.zone()))
                    : null;
            case StoredEvent.Tombstone gone ->
                comesBack(gone.original(), original, copies.askedIn(event))
                    ? new EventCreated(copies.made(event, original, id, gone.version() + 1))
                    : null;
            case null -> new EventCreated(copies.made(event, original, id, 1));
          };
        });
  }

  /**
   * Takes a copy away. Where it isn't there (yet), that it was cancelled is kept all the same.
   *
   * @param place where the copy is or is to be: {@link CopyPlaces#of}; the home calendar is made
   *     where it isn't there
   */
  public static List<CalendarFact> cancel(
      CalendarState place, SchedulingMessage message, Cancel cancel, Instant now) {
    return delivered(
        place,
        message,
        now,
        (_, copies, id, stored) -> {
          Original original = message.original();
          return switch (stored) {
            case StoredEvent.Live live ->
                original.isNewerThan(live.event().original())
                    ? new EventDeleted(live.event().following(original), live.version() + 1)
                    : null;
            case StoredEvent.Tombstone gone ->
                original.isNewerThan(gone.original())
                    ? new EventDeleted(
                        copies.made(
                            cancel.event(),
                            original.suspended(
                                original.suspended()
                                    && comesBack(
                                        gone.original(), original, copies.askedIn(cancel.event()))),
                            id,
                            gone.version()),
                        gone.version() + 1)
                    : null;
            case null -> new EventDeleted(copies.made(cancel.event(), original, id, 0), 1);
          };
        });
  }

  /** What becomes of what is kept under a copy's id. */
  private interface Change {
    CalendarFact.@Nullable Body of(
        Calendar calendar, Copies copies, String id, @Nullable StoredEvent stored);
  }

  private static List<CalendarFact> delivered(
      CalendarState place, SchedulingMessage message, Instant now, Change change) {
    List<CalendarFact> facts = new ArrayList<>();
    String user = message.recipient();
    Calendar calendar = place.calendar();
    if (calendar == null) {
      CalendarFact made =
          HomeCalendars.made(
              user,
              HomeCalendars.UNNAMED,
              "UTC",
              place.basis(),
              new HomeCalendars.Cause(user, message.commandId(), now));
      facts.add(made);
      calendar = Objects.requireNonNull(FactApplication.calendar(null, made));
    }
    String id = copyId(place, message);
    CalendarFact.Body body =
        change.of(calendar, new Copies(user, calendar, now), id, place.event(id));
    if (body == null) {
      return List.of();
    }
    FactLog log = log(calendar, message, now);
    log.add(body);
    facts.addAll(log.facts());
    return WrittenConflicts.in(place, facts);
  }

  /** The organiser's event id, unless the owner has another event under it. */
  private static String copyId(CalendarState place, SchedulingMessage message) {
    Original original = message.original();
    String same = Ids.eventIdOf(message.iCalUid(), "");
    String other = Ids.eventIdOf(original.calendarId() + "/" + original.eventId(), "copy");
    if (isOf(original, place.event(same))) {
      return same;
    }
    return place.event(same) == null && place.event(other) == null ? same : other;
  }

  /** Tells whether a calendar has or had the copy that a message is about. */
  static boolean isKnown(CalendarState place, SchedulingMessage message) {
    return isOf(message.original(), place.event(copyId(place, message)));
  }

  /** Returns the copy that a message is about, if a calendar has it. */
  public static @Nullable Event copy(CalendarState place, SchedulingMessage message) {
    return place.event(copyId(place, message)) instanceof StoredEvent.Live live
            && isOf(message.original(), live)
        ? live.event()
        : null;
  }

  private static boolean isOf(Original original, @Nullable StoredEvent stored) {
    Original of = stored == null ? null : stored.original();
    return of != null && of.isSameEvent(original);
  }

  /**
   * What was removed, or deleted by its owner, comes back where the owner is asked anew; what went
   * with the organiser's calendar comes back with it. So whoever was asked anew by an event that
   * went with its calendar has it again when the calendar returns, even if the asking comes late.
   */
  private static boolean comesBack(@Nullable Original seen, Original heard, long asked) {
    return seen == null || asked > seen.version() || (seen.suspended() && heard.isNewerThan(seen));
  }

  private static FactLog log(Calendar calendar, SchedulingMessage message, Instant now) {
    CommandContext context =
        new CommandContext(
            message.commandId(),
            calendar.id(),
            message.actor(),
            null,
            new Precondition.None(),
            now);
    // a copy is as large as what it follows; answers bound themselves
    return new FactLog(context, calendar.sequence(), Long.MAX_VALUE);
  }
}
