package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.mapOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.time.Instant;
import java.util.List;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceDraft;
import koyomi.domain.resource.ResourceField;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.message.ResourceReplyMessage;
import org.jspecify.annotations.Nullable;

/** Commands to resources and their replies. */
public final class ResourceMessageTypes {
  private static final AvroType<ResourceDraft> DRAFT =
      RecordType.<ResourceDraft>of("ResourceDraft")
          .field("fields", DraftTypes.setOf(ResourceField.class), ResourceDraft::fields)
          .field("name", nullable(STRING), ResourceDraft::name)
          .field("type", nullable(ResourceTypes.TYPE), ResourceDraft::type)
          .field("location", nullable(mapOf(STRING)), ResourceDraft::location)
          .field("capacity", nullable(INT), ResourceDraft::capacity)
          .field("features", nullable(listOf(STRING)), ResourceDraft::features)
          .field("isAvailable", nullable(BOOLEAN), ResourceDraft::isAvailable)
          .field("metadata", nullable(mapOf(STRING)), ResourceDraft::metadata)
          .build(row ->
              new ResourceDraft(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7)));

  /** A command. */
  public static final AvroType<ResourceCommandMessage> COMMAND =
      RecordType.<ResourceCommandMessage>of("ResourceCommand")
          .field("commandId", STRING, message -> message.context().commandId())
          .field("resourceId", STRING, message -> message.context().resourceId())
          .field("actor", STRING, message -> message.context().actor())
          .field("admin", BOOLEAN, message -> message.context().admin())
          .field("issuedAt", INSTANT, message -> message.context().now())
          .field(
              "idempotency",
              nullable(OutcomeTypes.IDEMPOTENCY),
              message -> message.context().idempotency())
          .field("precondition", TargetTypes.PRECONDITION, m -> m.context().precondition())
          .field("replyTo", CommandTypes.REPLY_TO, ResourceCommandMessage::replyTo)
          .field("kind", enumOf(Kind.class, "ResourceCommandKind"), m -> kind(m.command()))
          .field("draft", nullable(DRAFT), message -> draft(message.command()))
          .field("reservationId", nullable(STRING), message -> reservationId(message.command()))
          .field(
              "eventId",
              nullable(STRING),
              message ->
                  message.command() instanceof ResourceCommand.Reserve r ? r.eventId() : null)
          .field("start", nullable(INSTANT), message -> start(message.command()))
          .field("end", nullable(INSTANT), message -> end(message.command()))
          .field(
              "timeZone",
              nullable(STRING),
              message ->
                  message.command() instanceof ResourceCommand.Reserve r ? r.timeZone() : null)
          .field(
              "rrule",
              nullable(STRING),
              message -> message.command() instanceof ResourceCommand.Reserve r ? r.rrule() : null)
          .field(
              "skipConflicts",
              BOOLEAN,
              message ->
                  message.command() instanceof ResourceCommand.Reserve r && r.skipConflicts())
          .field(
              "claims",
              listOf(ResourceTypes.CLAIM),
              message ->
                  message.command() instanceof ResourceCommand.Claim c ? c.claims() : List.of())
          .build(row ->
              new ResourceCommandMessage(
                  new ResourceContext(
                      row.get(0),
                      row.get(1),
                      row.get(2),
                      row.get(3),
                      row.get(5),
                      row.get(6),
                      row.get(4)),
                  command(row),
                  row.get(7)));

  /** A reply. */
  public static final AvroType<ResourceReplyMessage> REPLY =
      RecordType.<ResourceReplyMessage>of("ResourceReply")
          .field("commandId", STRING, ResourceReplyMessage::commandId)
          .field("instanceId", STRING, ResourceReplyMessage::instanceId)
          .field("partition", INT, ResourceReplyMessage::partition)
          .field("answer", ResourceTypes.ANSWER, ResourceReplyMessage::answer)
          .build(row -> new ResourceReplyMessage(row.get(0), row.get(1), row.get(2), row.get(3)));

  private static final int KIND = 8;
  private static final int DRAFT_FIELD = 9;
  private static final int RESERVATION_ID = 10;
  private static final int EVENT_ID = 11;
  private static final int START = 12;
  private static final int END = 13;
  private static final int TIME_ZONE = 14;
  private static final int RRULE = 15;
  private static final int SKIP_CONFLICTS = 16;
  private static final int CLAIMS = 17;

  private ResourceMessageTypes() {}

  private enum Kind {
    CREATE,
    PATCH,
    DELETE,
    RESERVE,
    MOVE,
    CANCEL,
    CHECK_IN,
    CLAIM
  }

  private static Kind kind(ResourceCommand command) {
    return switch (command) {
      case ResourceCommand.Create _ -> Kind.CREATE;
      case ResourceCommand.Patch _ -> Kind.PATCH;
      case ResourceCommand.Delete _ -> Kind.DELETE;
      case ResourceCommand.Reserve _ -> Kind.RESERVE;
      case ResourceCommand.Move _ -> Kind.MOVE;
      case ResourceCommand.Cancel _ -> Kind.CANCEL;
      case ResourceCommand.CheckIn _ -> Kind.CHECK_IN;
      case ResourceCommand.Claim _ -> Kind.CLAIM;
    };
  }

  private static @Nullable ResourceDraft draft(ResourceCommand command) {
    return switch (command) {
      case ResourceCommand.Create create -> create.draft();
      case ResourceCommand.Patch patch -> patch.patch();
      default -> null;
    };
  }

  private static @Nullable String reservationId(ResourceCommand command) {
    return switch (command) {
      case ResourceCommand.Reserve reserve -> reserve.reservationId();
      case ResourceCommand.Move move -> move.reservationId();
      case ResourceCommand.Cancel cancel -> cancel.reservationId();
      case ResourceCommand.CheckIn checkIn -> checkIn.reservationId();
      default -> null;
    };
  }

  private static @Nullable Instant start(ResourceCommand command) {
    return switch (command) {
      case ResourceCommand.Reserve reserve -> Instant.ofEpochSecond(reserve.first().start());
      case ResourceCommand.Move move when move.start() != null ->
          Instant.ofEpochSecond(move.start());
      default -> null;
    };
  }

  private static @Nullable Instant end(ResourceCommand command) {
    return switch (command) {
      case ResourceCommand.Reserve reserve -> Instant.ofEpochSecond(reserve.first().end());
      case ResourceCommand.Move move when move.end() != null -> Instant.ofEpochSecond(move.end());
      default -> null;
    };
  }

  private static ResourceCommand command(Row row) {
    return switch (row.<Kind>get(KIND)) {
      case CREATE -> new ResourceCommand.Create(row.required(DRAFT_FIELD));
      case PATCH -> new ResourceCommand.Patch(row.required(DRAFT_FIELD));
      case DELETE -> new ResourceCommand.Delete();
      case RESERVE ->
          new ResourceCommand.Reserve(
              row.required(RESERVATION_ID),
              row.get(EVENT_ID),
              new Span(
                  row.<Instant>required(START).getEpochSecond(),
                  row.<Instant>required(END).getEpochSecond()),
              row.required(TIME_ZONE),
              row.get(RRULE),
              row.get(SKIP_CONFLICTS));
      case MOVE ->
          new ResourceCommand.Move(
              row.required(RESERVATION_ID), second(row, START), second(row, END));
      case CANCEL -> new ResourceCommand.Cancel(row.required(RESERVATION_ID));
      case CHECK_IN -> new ResourceCommand.CheckIn(row.required(RESERVATION_ID));
      case CLAIM -> new ResourceCommand.Claim(row.get(CLAIMS));
    };
  }

  private static @Nullable Long second(Row row, int field) {
    Instant instant = row.get(field);
    return instant == null ? null : instant.getEpochSecond();
  }
}
