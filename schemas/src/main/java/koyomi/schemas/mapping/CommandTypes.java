package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import koyomi.domain.access.Role;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateCalendar;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.ImportEvents;
import koyomi.domain.calendar.CalendarCommand.PatchCalendar;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CalendarCommand.Share;
import koyomi.domain.calendar.CalendarCommand.Unshare;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.Participation;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyTo;
import org.jspecify.annotations.Nullable;

/** Commands: flat on the wire, one kind and the fields that go with it. */
public final class CommandTypes {
  static final AvroType<ReplyTo> REPLY_TO =
      RecordType.<ReplyTo>of("ReplyTo")
          .field("instanceId", STRING, ReplyTo::instanceId)
          .field("partition", INT, ReplyTo::partition)
          .build(row -> new ReplyTo(row.get(0), row.get(1)));

  static final AvroType<ImportedEvent> IMPORTED_EVENT =
      RecordType.<ImportedEvent>of("ImportedEvent")
          .field("eventId", STRING, ImportedEvent::eventId)
          .field("iCalUid", STRING, ImportedEvent::iCalUid)
          .field("sequence", INT, ImportedEvent::sequence)
          .field("line", INT, ImportedEvent::line)
          .field("content", EventTypes.CONTENT, ImportedEvent::content)
          .field("overrides", listOf(EventTypes.OVERRIDE), ImportedEvent::overrides)
          .field(
              "method", enumOf(ImportedEvent.Method.class, "ImportMethod"), ImportedEvent::method)
          .field("target", nullable(TargetTypes.TARGET), ImportedEvent::target)
          .build(CommandTypes::importedEvent);

  /** A command. */
  public static final AvroType<CommandMessage> COMMAND =
      RecordType.<CommandMessage>of("Command")
          .field("commandId", STRING, message -> message.context().commandId())
          .field("calendarId", STRING, message -> message.context().calendarId())
          .field("actor", STRING, message -> message.context().actor())
          .field("issuedAt", INSTANT, message -> message.context().now())
          .field(
              "idempotency",
              nullable(OutcomeTypes.IDEMPOTENCY),
              message -> message.context().idempotency())
          .field("precondition", TargetTypes.PRECONDITION, m -> m.context().precondition())
          .field("replyTo", REPLY_TO, CommandMessage::replyTo)
          .field("kind", enumOf(Kind.class, "CommandKind"), message -> kind(message.command()))
          .field(
              "calendarDraft",
              nullable(DraftTypes.CALENDAR_DRAFT),
              message -> calendarDraft(message.command()))
          .field("userId", nullable(STRING), message -> userId(message.command()))
          .field("role", nullable(CalendarTypes.ROLE), message -> role(message.command()))
          .field("eventId", nullable(STRING), message -> eventId(message.command()))
          .field(
              "eventDraft",
              nullable(DraftTypes.EVENT_DRAFT),
              message -> eventDraft(message.command()))
          .field("target", nullable(TargetTypes.TARGET), message -> target(message.command()))
          .field(
              "responseStatus",
              nullable(EventTypes.RESPONSE_STATUS),
              message -> message.command() instanceof RespondToEvent r ? r.status() : null)
          .field(
              "comment",
              nullable(STRING),
              message -> message.command() instanceof RespondToEvent r ? r.comment() : null)
          .field(
              "importedEvents",
              nullable(listOf(IMPORTED_EVENT)),
              message -> message.command() instanceof ImportEvents i ? i.events() : null)
          .field(
              "version",
              nullable(LONG),
              message -> message.command() instanceof RestoreEvent r ? r.version() : null)
          .field("found", listOf(ConflictTypes.CONFLICT), message -> message.context().found())
          .field(
              "proposedStart",
              nullable(EventTypes.TIME),
              message -> EventTypes.start(proposal(message.command())))
          .field(
              "proposedEnd",
              nullable(EventTypes.TIME),
              message -> EventTypes.end(proposal(message.command())))
          .field(
              "delegate",
              nullable(EventTypes.ATTENDEE),
              message -> message.command() instanceof RespondToEvent r ? r.delegate() : null)
          .field(
              "attendee",
              nullable(STRING),
              message -> message.command() instanceof DeclineProposal d ? d.attendee() : null)
          .field("foundFor", LONG, message -> message.context().foundFor())
          .build(row ->
              new CommandMessage(
                  new CommandContext(
                      row.get(0),
                      row.get(1),
                      row.get(2),
                      row.get(4),
                      row.get(5),
                      row.get(3),
                      row.get(18),
                      row.get(23)),
                  command(row),
                  row.get(6)));

  private static final int KIND = 7;
  private static final int CALENDAR_DRAFT = 8;
  private static final int USER_ID = 9;
  private static final int ROLE = 10;
  private static final int EVENT_ID = 11;
  private static final int EVENT_DRAFT = 12;
  private static final int TARGET = 13;
  private static final int RESPONSE_STATUS = 14;
  private static final int COMMENT = 15;
  private static final int IMPORTED_EVENTS = 16;
  private static final int VERSION = 17;
  private static final int PROPOSED_START = 19;
  private static final int PROPOSED_END = 20;
  private static final int DELEGATE = 21;
  private static final int ATTENDEE = 22;

  private CommandTypes() {}

  private enum Kind {
    CREATE_CALENDAR,
    PATCH_CALENDAR,
    DELETE_CALENDAR,
    RESTORE_CALENDAR,
    SHARE,
    UNSHARE,
    CREATE_EVENT,
    PUT_EVENT,
    PATCH_EVENT,
    DELETE_EVENT,
    RESPOND_TO_EVENT,
    IMPORT_EVENTS,
    RESTORE_EVENT,
    DECLINE_PROPOSAL
  }

  private static ImportedEvent importedEvent(Row row) {
    Target target = row.get(7);
    return new ImportedEvent(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        row.get(5),
        row.get(6),
        target == null ? new Target.Whole() : target);
  }

  private static Kind kind(CalendarCommand command) {
    return switch (command) {
      case CreateCalendar _ -> Kind.CREATE_CALENDAR;
      case PatchCalendar _ -> Kind.PATCH_CALENDAR;
      case DeleteCalendar _ -> Kind.DELETE_CALENDAR;
      case RestoreCalendar _ -> Kind.RESTORE_CALENDAR;
      case Share _ -> Kind.SHARE;
      case Unshare _ -> Kind.UNSHARE;
      case CreateEvent _ -> Kind.CREATE_EVENT;
      case PutEvent _ -> Kind.PUT_EVENT;
      case PatchEvent _ -> Kind.PATCH_EVENT;
      case DeleteEvent _ -> Kind.DELETE_EVENT;
      case RespondToEvent _ -> Kind.RESPOND_TO_EVENT;
      case ImportEvents _ -> Kind.IMPORT_EVENTS;
      case RestoreEvent _ -> Kind.RESTORE_EVENT;
      case DeclineProposal _ -> Kind.DECLINE_PROPOSAL;
    };
  }

  private static CalendarCommand command(Row row) {
    return switch (row.<Kind>get(KIND)) {
      case CREATE_CALENDAR -> new CreateCalendar(row.required(CALENDAR_DRAFT));
      case PATCH_CALENDAR -> new PatchCalendar(row.required(CALENDAR_DRAFT));
      case DELETE_CALENDAR -> new DeleteCalendar();
      case RESTORE_CALENDAR -> new RestoreCalendar();
      case SHARE -> new Share(row.required(USER_ID), row.required(ROLE));
      case UNSHARE -> new Unshare(row.required(USER_ID));
      case CREATE_EVENT -> new CreateEvent(row.required(EVENT_ID), row.required(EVENT_DRAFT));
      case PUT_EVENT ->
          new PutEvent(row.required(EVENT_ID), row.required(EVENT_DRAFT), row.required(TARGET));
      case PATCH_EVENT ->
          new PatchEvent(row.required(EVENT_ID), row.required(EVENT_DRAFT), row.required(TARGET));
      case DELETE_EVENT -> new DeleteEvent(row.required(EVENT_ID), row.required(TARGET));
      case RESPOND_TO_EVENT ->
          new RespondToEvent(
              row.required(EVENT_ID),
              row.required(RESPONSE_STATUS),
              row.get(COMMENT),
              row.required(TARGET),
              EventTypes.proposal(row.get(PROPOSED_START), row.get(PROPOSED_END)),
              row.get(DELEGATE));
      case IMPORT_EVENTS -> new ImportEvents(row.required(IMPORTED_EVENTS));
      case RESTORE_EVENT -> new RestoreEvent(row.required(EVENT_ID), row.<Long>required(VERSION));
      case DECLINE_PROPOSAL ->
          new DeclineProposal(row.required(EVENT_ID), row.required(ATTENDEE), row.required(TARGET));
    };
  }

  private static @Nullable CalendarDraft calendarDraft(CalendarCommand command) {
    return switch (command) {
      case CreateCalendar create -> create.draft();
      case PatchCalendar patch -> patch.patch();
      default -> null;
    };
  }

  private static @Nullable String userId(CalendarCommand command) {
    return switch (command) {
      case Share share -> share.userId();
      case Unshare unshare -> unshare.userId();
      default -> null;
    };
  }

  private static @Nullable Role role(CalendarCommand command) {
    return command instanceof Share share ? share.role() : null;
  }

  private static @Nullable String eventId(CalendarCommand command) {
    return switch (command) {
      case CreateEvent create -> create.eventId();
      case PutEvent put -> put.eventId();
      case PatchEvent patch -> patch.eventId();
      case DeleteEvent delete -> delete.eventId();
      case RespondToEvent respond -> respond.eventId();
      case DeclineProposal decline -> decline.eventId();
      case RestoreEvent restore -> restore.eventId();
      default -> null;
    };
  }

  private static @Nullable EventDraft eventDraft(CalendarCommand command) {
    return switch (command) {
      case CreateEvent create -> create.draft();
      case PutEvent put -> put.draft();
      case PatchEvent patch -> patch.patch();
      default -> null;
    };
  }

  private static Participation.@Nullable Proposal proposal(CalendarCommand command) {
    return command instanceof RespondToEvent respond ? respond.proposal() : null;
  }

  private static @Nullable Target target(CalendarCommand command) {
    return switch (command) {
      case PutEvent put -> put.target();
      case PatchEvent patch -> patch.target();
      case DeleteEvent delete -> delete.target();
      case RespondToEvent respond -> respond.target();
      case DeclineProposal decline -> decline.target();
      default -> null;
    };
  }
}
