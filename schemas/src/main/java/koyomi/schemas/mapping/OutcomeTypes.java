package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import koyomi.schemas.message.ReplyMessage;

/** What became of a command: answers, refusals and sums of imports. */
public final class OutcomeTypes {
  static final AvroType<Idempotency> IDEMPOTENCY =
      RecordType.<Idempotency>of("Idempotency")
          .field("scope", STRING, Idempotency::scope)
          .field("key", STRING, Idempotency::key)
          .field("bodyHash", STRING, Idempotency::bodyHash)
          .build(row -> new Idempotency(row.get(0), row.get(1), row.get(2)));

  static final AvroType<Violation> VIOLATION =
      RecordType.<Violation>of("Violation")
          .field("pointer", STRING, Violation::pointer)
          .field("detail", STRING, Violation::detail)
          .build(row -> new Violation(row.get(0), row.get(1)));

  static final AvroType<Rejection> REJECTION =
      RecordType.<Rejection>of("Rejection")
          .field("kind", enumOf(Rejection.Kind.class, "RejectionKind"), Rejection::kind)
          .field("detail", STRING, Rejection::detail)
          .field("violations", listOf(VIOLATION), Rejection::violations)
          .build(row -> new Rejection(row.get(0), row.get(1), row.get(2)));

  static final AvroType<CalendarFact.Rejected> REJECTED_COMPONENT =
      RecordType.<CalendarFact.Rejected>of("RejectedComponent")
          .field("uid", nullable(STRING), CalendarFact.Rejected::uid)
          .field("line", INT, CalendarFact.Rejected::line)
          .field("reason", STRING, CalendarFact.Rejected::reason)
          .build(row -> new CalendarFact.Rejected(row.get(0), row.get(1), row.get(2)));

  static final AvroType<Answer.OfImport> IMPORT_RESULT =
      RecordType.<Answer.OfImport>of("ImportResult")
          .field("created", INT, Answer.OfImport::created)
          .field("updated", INT, Answer.OfImport::updated)
          .field("unchanged", INT, Answer.OfImport::unchanged)
          .field("rejected", listOf(REJECTED_COMPONENT), Answer.OfImport::rejected)
          .build(row -> new Answer.OfImport(row.get(0), row.get(1), row.get(2), row.get(3)));

  /** An answer. */
  public static final AvroType<Answer> ANSWER =
      RecordType.<Answer>of("Answer")
          .field("kind", enumOf(Kind.class, "AnswerKind"), OutcomeTypes::kind)
          .field("created", BOOLEAN, OutcomeTypes::created)
          .field(
              "calendar",
              nullable(CalendarTypes.CALENDAR),
              answer -> answer instanceof Answer.OfCalendar of ? of.calendar() : null)
          .field(
              "event",
              nullable(EventTypes.EVENT),
              answer -> answer instanceof Answer.OfEvent of ? of.event() : null)
          .field(
              "dropped",
              listOf(LOCAL_TIME),
              answer -> answer instanceof Answer.OfEvent of ? of.dropped() : List.of())
          .field(
              "importResult",
              nullable(IMPORT_RESULT),
              answer -> answer instanceof Answer.OfImport of ? of : null)
          .field(
              "rejection",
              nullable(REJECTION),
              answer -> answer instanceof Answer.OfRejection of ? of.rejection() : null)
          .build(OutcomeTypes::answer);

  /** A reply. */
  public static final AvroType<ReplyMessage> REPLY =
      RecordType.<ReplyMessage>of("Reply")
          .field("commandId", STRING, ReplyMessage::commandId)
          .field("instanceId", STRING, ReplyMessage::instanceId)
          .field("partition", INT, ReplyMessage::partition)
          .field("answer", ANSWER, ReplyMessage::answer)
          .build(row -> new ReplyMessage(row.get(0), row.get(1), row.get(2), row.get(3)));

  private OutcomeTypes() {}

  private enum Kind {
    CALENDAR,
    EVENT,
    DELETED,
    IMPORT,
    REJECTION
  }

  private static Kind kind(Answer answer) {
    return switch (answer) {
      case Answer.OfCalendar _ -> Kind.CALENDAR;
      case Answer.OfEvent _ -> Kind.EVENT;
      case Answer.Deleted _ -> Kind.DELETED;
      case Answer.OfImport _ -> Kind.IMPORT;
      case Answer.OfRejection _ -> Kind.REJECTION;
    };
  }

  private static boolean created(Answer answer) {
    return switch (answer) {
      case Answer.OfCalendar calendar -> calendar.created();
      case Answer.OfEvent event -> event.created();
      case Answer.Deleted _, Answer.OfImport _, Answer.OfRejection _ -> false;
    };
  }

  private static Answer answer(Row row) {
    return switch (row.<Kind>get(0)) {
      case CALENDAR -> new Answer.OfCalendar(row.required(2), row.get(1));
      case EVENT -> new Answer.OfEvent(row.required(3), row.get(1), row.get(4));
      case DELETED -> new Answer.Deleted();
      case IMPORT -> row.required(5);
      case REJECTION -> new Answer.OfRejection(row.required(6));
    };
  }
}
