package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import org.jspecify.annotations.Nullable;

/**
 * What others hear of a decision: calendars of users, and mail for attendees without an account.
 * Only who was asked by a command hears anything. Imports ask nobody and send no mail; copies that
 * are there follow what a file changes. What messages change sends nothing on but to those whom an
 * answer brought in, so no loop can be. A copy tells its organiser's calendar of answers and nobody
 * else.
 */
public final class Outbox {
  private Outbox() {}

  /**
   * Returns what follows from the facts of one command.
   *
   * @param calendar the calendar that was written
   */
  public static Outgoing of(CalendarCommand command, Calendar calendar, List<CalendarFact> facts) {
    boolean imports = command instanceof CalendarCommand.ImportEvents;
    Outgoing out = imports ? Outgoing.withoutMails(calendar) : new Outgoing(calendar);
    for (CalendarFact fact : facts) {
      switch (fact.body()) {
        case EventCreated created -> changed(out, fact, null, created.after());
        case EventUpdated updated -> changed(out, fact, updated.before(), updated.after());
        case EventDeleted deleted -> changed(out, fact, deleted.before(), null);
        case CalendarFact.Body.CalendarChanged _,
            CalendarFact.Body.OccurrencesShifted _,
            CalendarFact.Body.ImportCompleted _,
            CalendarFact.Body.CalendarPurged _,
            CalendarFact.Body.CommandRejected _ -> {}
      }
    }
    return out;
  }

  /**
   * Returns what follows from answers that came to the organiser's calendar: who comes in another's
   * place is invited. Whose copy went with the calendar after the answer, and perhaps came back
   * without it, hears of it again.
   *
   * @param message what brought the answers
   */
  public static Outgoing ofAnswers(
      Calendar calendar, SchedulingMessage message, Body.Reply reply, List<CalendarFact> facts) {
    Outgoing out = new Outgoing(calendar);
    for (CalendarFact fact : facts) {
      if (!calendar.isDeleted() && fact.body() instanceof EventUpdated(Event before, Event after)) {
        Invited concerned = new Invited().broughtIn(before, after).without(calendar.ownerId());
        if (message.original().calendarVersion() < calendar.version()) {
          concerned.and(after, reply.attendee());
        }
        Outgoing.Cause cause = Outgoing.Cause.of(fact);
        concerned.all().forEach(who -> out.request(cause, after, who));
      }
    }
    return out;
  }

  /**
   * Returns what an invitation gives that came to a deleted calendar: its owner, who doesn't see
   * it, declines what is asked, what comes back with the organiser's calendar, and what the
   * organiser takes for answered by an answer from before the deletion.
   *
   * @param calendar where the copy lies
   */
  public static @Nullable Outgoing ofInvitation(
      Calendar calendar, Body.Request request, List<CalendarFact> facts) {
    Instant deletedAt = calendar.deletedAt();
    if (deletedAt == null) {
      return null;
    }
    boolean untold =
        new AbsentCopies("user:" + calendar.ownerId(), request.event()).isUntold(deletedAt);
    Outgoing out = new Outgoing(calendar);
    for (CalendarFact fact : facts) {
      switch (fact.body()) {
        case EventCreated created -> absent(out, created.after(), Outgoing.Cause.of(fact));
        case EventUpdated updated -> {
          if (untold) {
            absent(out, updated.after(), Outgoing.Cause.of(fact));
          }
        }
        case EventDeleted _,
            CalendarFact.Body.CalendarChanged _,
            CalendarFact.Body.CalendarPurged _,
            CalendarFact.Body.OccurrencesShifted _,
            CalendarFact.Body.ImportCompleted _,
            CalendarFact.Body.CommandRejected _ -> {}
      }
    }
    return out;
  }

  private static void absent(Outgoing out, Event copy, Outgoing.Cause cause) {
    Original original = copy.original();
    Body.Reply declined = AbsentCopies.declined(out.calendar(), copy);
    if (original != null && declined != null) {
      out.reply(cause, copy, original, declined);
    }
  }

  /** Returns what organisers hear of {@link AbsentCopies#returned}. */
  public static Outgoing ofReturn(Calendar calendar, List<CalendarFact> facts) {
    Outgoing out = new Outgoing(calendar);
    for (CalendarFact fact : facts) {
      if (fact.body() instanceof EventUpdated(Event before, Event after)) {
        changed(out, fact, before, after);
      }
    }
    return out;
  }

  /**
   * Returns what others hear of an event when its calendar was deleted, or is back: the invited,
   * whose copies go and come with it; of an invited copy its organiser, that its owner declines as
   * long as it is gone.
   *
   * @param calendar as it is now
   * @param cause of the deletion or the return
   */
  public static Outgoing ofCalendar(Calendar calendar, Event event, Outgoing.Cause cause) {
    Outgoing out = new Outgoing(calendar);
    if (event.isCopy()) {
      absent(out, event, cause);
      return out;
    }
    for (Attendee who : new Invited().and(event).without(calendar.ownerId()).all()) {
      if (calendar.isDeleted()) {
        out.suspend(cause, event, who);
      } else {
        out.request(cause, event, who);
      }
    }
    return out;
  }

  private static void changed(
      Outgoing out, CalendarFact fact, @Nullable Event before, @Nullable Event after) {
    Event event = Objects.requireNonNull(after == null ? before : after);
    Outgoing.Cause cause = Outgoing.Cause.of(fact);
    String owner = out.calendar().ownerId();
    Original original = event.original();
    if (original != null) {
      Body.Reply reply = before == null ? null : CopyAnswers.between(owner, before, after, fact);
      if (reply != null) {
        out.reply(cause, event, original, reply);
      }
      return;
    }
    Invited invited = new Invited().and(before).and(after).without(owner);
    if (invited.isEmpty()) {
      return;
    }
    boolean same = before != null && after != null && Invited.seeTheSame(before, after);
    for (Attendee who : invited.all()) {
      List<Invited.Own> had = Invited.own(before, who.identity());
      List<Invited.Own> has = Invited.own(after, who.identity());
      if (after != null && !has.isEmpty()) {
        if (!same || !had.equals(has)) {
          out.request(cause, after, who);
        }
      } else if (before != null && !had.isEmpty()) {
        out.cancel(cause, before, fact.body(), who);
      }
    }
  }
}
