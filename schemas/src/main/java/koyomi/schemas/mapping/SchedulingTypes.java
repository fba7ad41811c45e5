package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import koyomi.domain.event.Event;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import org.jspecify.annotations.Nullable;

/** Messages between calendars: flat on the wire, one method and the fields that go with it. */
public final class SchedulingTypes {
  private static final AvroType<AttendeeAnswer> ANSWER =
      RecordType.<AttendeeAnswer>of("AttendeeAnswer")
          .field("occurrence", nullable(LOCAL_TIME), AttendeeAnswer::occurrence)
          .field("status", EventTypes.RESPONSE_STATUS, AttendeeAnswer::status)
          .field("comment", nullable(STRING), AttendeeAnswer::comment)
          .field(
              "proposedStart",
              nullable(EventTypes.TIME),
              answer -> EventTypes.start(answer.proposal()))
          .field(
              "proposedEnd", nullable(EventTypes.TIME), answer -> EventTypes.end(answer.proposal()))
          .field("delegate", nullable(EventTypes.ATTENDEE), AttendeeAnswer::delegate)
          .build(row ->
              new AttendeeAnswer(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  EventTypes.proposal(row.get(3), row.get(4)),
                  row.get(5)));

  private static final AvroType<Reply> REPLY =
      RecordType.<Reply>of("AttendeeReply")
          .field("attendee", STRING, Reply::attendee)
          .field("respondedAt", INSTANT, Reply::respondedAt)
          .field("answers", listOf(ANSWER), Reply::answers)
          .build(row -> new Reply(row.get(0), row.get(1), row.get(2)));

  /** A message. */
  public static final AvroType<SchedulingMessage> MESSAGE =
      RecordType.<SchedulingMessage>of("SchedulingMessage")
          .field("messageId", STRING, SchedulingMessage::messageId)
          .field("commandId", STRING, SchedulingMessage::commandId)
          .field("recipient", STRING, SchedulingMessage::recipient)
          .field("actor", STRING, SchedulingMessage::actor)
          .field("sentAt", INSTANT, SchedulingMessage::sentAt)
          .field("original", EventTypes.ORIGINAL, SchedulingMessage::original)
          .field("iCalUid", STRING, SchedulingMessage::iCalUid)
          .field("sequence", INT, SchedulingMessage::sequence)
          .field(
              "method", enumOf(Method.class, "SchedulingMethod"), message -> method(message.body()))
          .field("event", nullable(EventTypes.EVENT), message -> event(message.body()))
          .field(
              "reply",
              nullable(REPLY),
              message -> message.body() instanceof Reply reply ? reply : null)
          .build(row ->
              new SchedulingMessage(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7),
                  body(row)));

  private static final int METHOD = 8;
  private static final int EVENT = 9;
  private static final int REPLY_OF = 10;

  private SchedulingTypes() {}

  private enum Method {
    REQUEST,
    CANCEL,
    REPLY,
    COUNTER
  }

  private static Method method(Body body) {
    return switch (body) {
      case Body.Request _ -> Method.REQUEST;
      case Body.Cancel _ -> Method.CANCEL;
      case Reply reply ->
          reply.answers().stream().anyMatch(answer -> answer.proposal() != null)
              ? Method.COUNTER
              : Method.REPLY;
    };
  }

  private static @Nullable Event event(Body body) {
    return switch (body) {
      case Body.Request request -> request.event();
      case Body.Cancel cancel -> cancel.event();
      case Reply _ -> null;
    };
  }

  private static Body body(Row row) {
    return switch (row.<Method>get(METHOD)) {
      case REQUEST -> new Body.Request(row.required(EVENT));
      case CANCEL -> new Body.Cancel(row.required(EVENT));
      case REPLY, COUNTER -> row.<Reply>required(REPLY_OF);
    };
  }
}
