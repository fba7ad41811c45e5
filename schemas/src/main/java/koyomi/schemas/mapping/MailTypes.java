package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import koyomi.domain.invitation.InvitationMail;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;

/** Invitations to attendees without an account. */
public final class MailTypes {
  private static final AvroType<InvitationMail.Organizer> ORGANIZER =
      RecordType.<InvitationMail.Organizer>of("MailOrganizer")
          .field("userId", STRING, InvitationMail.Organizer::userId)
          .field("name", STRING, InvitationMail.Organizer::name)
          .field("email", nullable(STRING), InvitationMail.Organizer::email)
          .field("language", STRING, InvitationMail.Organizer::language)
          .field("timeZone", STRING, InvitationMail.Organizer::timeZone)
          .build(row ->
              new InvitationMail.Organizer(
                  row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));

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
          .field("organizer", nullable(ORGANIZER), InvitationMail::organizer)
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
                  row.get(8),
                  row.get(9)));

  private MailTypes() {}
}
