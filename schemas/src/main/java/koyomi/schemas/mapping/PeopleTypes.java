package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.mapOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;
import koyomi.domain.people.Place;
import koyomi.domain.people.Profile;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import koyomi.domain.people.WorkingHours;
import koyomi.domain.people.WorkingHours.Hours;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;

/** Profiles, commands concerning people, and their replies. */
public final class PeopleTypes {
  private static final AvroType<Hours> PART =
      RecordType.<Hours>of("WorkingPart")
          .field("from", STRING, part -> part.from().toString())
          .field("to", STRING, part -> part.to().toString())
          .build(row -> new Hours(LocalTime.parse(row.get(0)), LocalTime.parse(row.get(1))));

  private static final AvroType<Map<String, List<Hours>>> DAYS = mapOf(listOf(PART));

  /** A profile. */
  public static final AvroType<Profile> PROFILE =
      RecordType.<Profile>of("Profile")
          .field("id", STRING, Profile::id)
          .field("name", STRING, Profile::name)
          .field("email", nullable(STRING), Profile::email)
          .field("timeZone", STRING, Profile::timeZone)
          .field("language", STRING, Profile::language)
          .field("workingHours", DAYS, profile -> days(profile.workingHours()))
          .field("building", nullable(STRING), profile -> profile.place().building())
          .field("floor", nullable(STRING), profile -> profile.place().floor())
          .field("defaultCalendarId", STRING, Profile::defaultCalendarId)
          .field("allDayBusy", BOOLEAN, Profile::allDayBusy)
          .field("freeBusyShared", BOOLEAN, Profile::freeBusyShared)
          .field("version", LONG, Profile::version)
          .field("createdAt", INSTANT, Profile::createdAt)
          .field("updatedAt", INSTANT, Profile::updatedAt)
          .build(row ->
              new Profile(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  hours(row.get(5)),
                  new Place(row.get(6), row.get(7)),
                  row.get(8),
                  row.get(9),
                  row.get(10),
                  row.get(11),
                  row.get(12),
                  row.get(13)));

  private static final AvroType<ProfileDraft> DRAFT =
      RecordType.<ProfileDraft>of("ProfileDraft")
          .field("fields", DraftTypes.setOf(ProfileField.class), ProfileDraft::fields)
          .field("id", nullable(STRING), ProfileDraft::id)
          .field("name", nullable(STRING), ProfileDraft::name)
          .field("email", nullable(STRING), ProfileDraft::email)
          .field("timeZone", nullable(STRING), ProfileDraft::timeZone)
          .field("language", nullable(STRING), ProfileDraft::language)
          .field(
              "workingHours",
              nullable(DAYS),
              draft -> draft.workingHours() == null ? null : days(draft.workingHours()))
          .field("location", nullable(mapOf(STRING)), ProfileDraft::location)
          .field("defaultCalendarId", nullable(STRING), ProfileDraft::defaultCalendarId)
          .field("allDayBusy", nullable(BOOLEAN), ProfileDraft::allDayBusy)
          .field("freeBusyShared", nullable(BOOLEAN), ProfileDraft::freeBusyShared)
          .build(PeopleTypes::draft);

  private static final AvroType<Introduction> INTRODUCTION =
      RecordType.<Introduction>of("Introduction")
          .field("name", nullable(STRING), Introduction::name)
          .field("email", nullable(STRING), Introduction::email)
          .field("timeZone", nullable(STRING), Introduction::timeZone)
          .field("language", nullable(STRING), Introduction::language)
          .build(row -> new Introduction(row.get(0), row.get(1), row.get(2), row.get(3)));

  /** A command. */
  public static final AvroType<PeopleCommandMessage> COMMAND =
      RecordType.<PeopleCommandMessage>of("PeopleCommand")
          .field("commandId", STRING, message -> message.context().commandId())
          .field("userId", STRING, message -> message.context().userId())
          .field("issuedAt", INSTANT, message -> message.context().now())
          .field("precondition", TargetTypes.PRECONDITION, m -> m.context().precondition())
          .field("replyTo", CommandTypes.REPLY_TO, PeopleCommandMessage::replyTo)
          .field("introduction", INTRODUCTION, message -> message.context().introduction())
          .field("kind", enumOf(Kind.class, "PeopleCommandKind"), m -> kind(m.command()))
          .field(
              "patch",
              nullable(DRAFT),
              m -> m.command() instanceof PeopleCommand.PatchProfile patch ? patch.patch() : null)
          .build(row ->
              new PeopleCommandMessage(
                  new PeopleContext(row.get(0), row.get(1), row.get(5), row.get(3), row.get(2)),
                  command(row),
                  row.get(4)));

  /** A reply. */
  public static final AvroType<PeopleReplyMessage> REPLY =
      RecordType.<PeopleReplyMessage>of("PeopleReply")
          .field("commandId", STRING, PeopleReplyMessage::commandId)
          .field("instanceId", STRING, PeopleReplyMessage::instanceId)
          .field("partition", INT, PeopleReplyMessage::partition)
          .field(
              "profile",
              nullable(PROFILE),
              reply -> reply.answer() instanceof PeopleAnswer.OfProfile of ? of.profile() : null)
          .field(
              "rejection",
              nullable(OutcomeTypes.REJECTION),
              reply -> reply.answer() instanceof PeopleAnswer.OfRefusal of ? of.rejection() : null)
          .build(row -> new PeopleReplyMessage(row.get(0), row.get(1), row.get(2), answer(row)));

  private static final int KIND = 6;
  private static final int PATCH = 7;

  private PeopleTypes() {}

  private enum Kind {
    MEET,
    PATCH
  }

  private static Kind kind(PeopleCommand command) {
    return switch (command) {
      case PeopleCommand.Meet _ -> Kind.MEET;
      case PeopleCommand.PatchProfile _ -> Kind.PATCH;
    };
  }

  private static PeopleCommand command(Row row) {
    return switch (row.<Kind>get(KIND)) {
      case MEET -> new PeopleCommand.Meet();
      case PATCH -> new PeopleCommand.PatchProfile(row.required(PATCH));
    };
  }

  private static PeopleAnswer answer(Row row) {
    Profile profile = row.get(3);
    return profile != null
        ? new PeopleAnswer.OfProfile(profile)
        : new PeopleAnswer.OfRefusal(row.required(4));
  }

  private static ProfileDraft draft(Row row) {
    Map<String, List<Hours>> days = row.get(6);
    return new ProfileDraft(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        row.get(5),
        days == null ? null : hours(days),
        row.get(7),
        row.get(8),
        row.get(9),
        row.get(10));
  }

  private static Map<String, List<Hours>> days(WorkingHours hours) {
    Map<String, List<Hours>> days = new TreeMap<>();
    hours.days().forEach((day, parts) -> days.put(day.name(), parts));
    return days;
  }

  private static WorkingHours hours(Map<String, List<Hours>> days) {
    TreeMap<DayOfWeek, List<Hours>> parts = new TreeMap<>();
    days.forEach((day, hours) -> parts.put(DayOfWeek.valueOf(day), hours));
    return new WorkingHours(parts);
  }
}
