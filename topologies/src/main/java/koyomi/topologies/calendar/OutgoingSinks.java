package koyomi.topologies.calendar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.people.Profile;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.people.PeopleKeys;
import koyomi.topologies.calendar.store.CalendarStores;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
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
    Map<String, Optional<Profile>> organizers = new HashMap<>();
    for (InvitationMail mail : outgoing.mails()) {
      InvitationMail sent =
          organizers
              .computeIfAbsent(mail.event().organizerId(), user -> profile(context, user))
              .map(mail::from)
              .orElse(mail);
      context.forward(new Record<>(mail.calendarId(), sent, timestamp), TO_MAILS);
    }
  }

  private static Optional<Profile> profile(
      ProcessorContext<String, Object> context, String userId) {
    KeyValueStore<Bytes, byte[]> people = context.getStateStore(CalendarStores.PEOPLE);
    return Optional.ofNullable(people.get(PeopleKeys.profile(userId)))
        .map(StoreCodecs.PROFILE::decode);
  }
}
