package koyomi.topologies.calendar;

import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Passes what leaves a calendar to the sinks it belongs to. */
final class OutgoingSinks {
  /** The sink of messages to other calendars. */
  static final String TO_MESSAGES = "messages_to_calendars";

  /** The sink of invitations by mail. */
  static final String TO_MAILS = "mails_of_invitations";

  private OutgoingSinks() {}

  static void forward(
      ProcessorContext<String, Object> context, @Nullable Outgoing outgoing, long timestamp) {
    if (outgoing == null) {
      return;
    }
    for (SchedulingMessage sent : outgoing.messages()) {
      context.forward(new Record<>(sent.recipient(), sent, timestamp), TO_MESSAGES);
    }
    for (InvitationMail mail : outgoing.mails()) {
      context.forward(new Record<>(mail.calendarId(), mail, timestamp), TO_MAILS);
    }
  }
}
