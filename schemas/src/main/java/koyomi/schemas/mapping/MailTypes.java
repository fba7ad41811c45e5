package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;

import koyomi.domain.invitation.InvitationMail;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;

/** Invitations to attendees without an account. */
public final class MailTypes {
  /** An invitation by mail. */
  public static final AvroType<InvitationMail> MAIL =
      RecordType.<InvitationMail>of("InvitationMail")
          .field("mailId", STRING, InvitationMail::mailId)
          .field("commandId", STRING, InvitationMail::commandId)
          .field("calendarId", STRING, InvitationMail::calendarId)
          .field("actor", STRING, InvitationMail::actor)
          .field("sentAt", INSTANT, InvitationMail::sentAt)
          .field(
              "method", enumOf(InvitationMail.Method.class, "MailMethod"), InvitationMail::method)
          .field("recipient", EventTypes.ATTENDEE, InvitationMail::recipient)
          .field("sequence", INT, InvitationMail::sequence)
          .field("event", EventTypes.EVENT, InvitationMail::event)
          .build(row ->
              new InvitationMail(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7),
                  row.get(8)));

  private MailTypes() {}
}
