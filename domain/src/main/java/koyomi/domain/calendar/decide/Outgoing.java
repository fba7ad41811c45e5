package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;

/** What leaves a calendar with a decision: messages to other calendars, and mails. */
public final class Outgoing {
  private final Calendar calendar;
  private final List<SchedulingMessage> messages = new ArrayList<>();
  private final List<InvitationMail> mails = new ArrayList<>();

  private final boolean sendsMails;

  Outgoing(Calendar calendar) {
    this(calendar, true);
  }

  private Outgoing(Calendar calendar, boolean sendsMails) {
    this.calendar = calendar;
    this.sendsMails = sendsMails;
  }

  /** Returns what leaves where nobody is to be written to. */
  static Outgoing withoutMails(Calendar calendar) {
    return new Outgoing(calendar, false);
  }

  /**
   * Why something leaves.
   *
   * @param commandId the command that caused it
   * @param actor who caused it
   * @param at when it was decided
   * @param place tells apart what one command caused in one calendar
   */
  public record Cause(String commandId, String actor, Instant at, String place) {
    static Cause of(CalendarFact fact) {
      return new Cause(
          fact.commandId(), fact.actor(), fact.recordedAt(), Long.toString(fact.sequence()));
    }

    private String id(String recipient) {
      return commandId + "/" + place + "/" + recipient;
    }
  }

  /** Returns what goes to other calendars, in order. */
  public List<SchedulingMessage> messages() {
    return Collections.unmodifiableList(messages);
  }

  /** Returns what is to be sent by mail, in order. */
  public List<InvitationMail> mails() {
    return Collections.unmodifiableList(mails);
  }

  Calendar calendar() {
    return calendar;
  }

  /** Invites somebody, or tells what the event has become. */
  void request(Cause cause, Event event, Attendee who) {
    Event seen = InvitedView.of(event, who.identity(), calendar.zone());
    if (who.userId() != null) {
      add(cause, who.userId(), original(event, event.version()), event, new Body.Request(seen));
    } else if (isByMail(who)) {
      mail(cause, InvitationMail.Method.REQUEST, who, event.sequence(), seen);
    }
  }

  /**
   * Takes back an invitation.
   *
   * @param before as it was when it still held
   * @param change what ended it
   */
  void cancel(Cause cause, Event before, CalendarFact.Body change, Attendee who) {
    Event seen = InvitedView.of(before, who.identity(), calendar.zone());
    if (who.userId() != null) {
      long version = change instanceof EventDeleted deleted ? deleted.version() : next(change);
      add(cause, who.userId(), original(before, version), before, new Body.Cancel(seen));
    } else if (isByMail(who)) {
      // Of an event that is no more the mail has to be newer than any before.
      int sequence = before.sequence() + (change instanceof EventDeleted ? 1 : 0);
      mail(cause, InvitationMail.Method.CANCEL, who, sequence, seen);
    }
  }

  private static long next(CalendarFact.Body change) {
    return change instanceof EventUpdated updated ? updated.after().version() : 0;
  }

  /** Takes an invitation back for as long as the calendar is deleted. */
  void suspend(Cause cause, Event event, Attendee who) {
    Event seen = InvitedView.of(event, who.identity(), calendar.zone());
    if (who.userId() != null) {
      Original gone = original(event, event.version()).suspended(true);
      add(cause, who.userId(), gone, event, new Body.Cancel(seen));
    } else if (isByMail(who)) {
      mail(cause, InvitationMail.Method.CANCEL, who, event.sequence(), seen);
    }
  }

  /** Answers the organiser. */
  void reply(Cause cause, Event copy, Original original, Body.Reply reply) {
    add(cause, original.calendarId(), original, copy, reply);
  }

  private Original original(Event event, long version) {
    return new Original(calendar.id(), event.id(), version, calendar.version(), false);
  }

  /** Resources are invited by claims. */
  private boolean isByMail(Attendee who) {
    return sendsMails && who.userId() == null && who.resourceId() == null && who.email() != null;
  }

  private void add(Cause cause, String recipient, Original original, Event event, Body body) {
    messages.add(
        new SchedulingMessage(
            cause.id(recipient),
            cause.commandId(),
            recipient,
            cause.actor(),
            cause.at(),
            original,
            event.iCalUid(),
            event.sequence(),
            body));
  }

  private void mail(
      Cause cause, InvitationMail.Method method, Attendee who, int sequence, Event seen) {
    Attendee entry = InvitedView.entry(seen.content(), who.identity());
    mails.add(
        new InvitationMail(
            cause.id(who.identity()),
            cause.commandId(),
            calendar.id(),
            cause.actor(),
            cause.at(),
            method,
            entry == null ? who : entry,
            sequence,
            seen,
            null));
  }
}
