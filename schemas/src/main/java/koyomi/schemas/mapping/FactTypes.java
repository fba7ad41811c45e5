package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.event.Event;
import koyomi.domain.zone.ZoneShift;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import org.jspecify.annotations.Nullable;

/** Facts: flat on the wire, one kind and the fields that go with it. */
public final class FactTypes {
  private static final AvroType<ZoneShift> SHIFT =
      RecordType.<ZoneShift>of("ShiftedOccurrence")
          .field("occurrence", LOCAL_TIME, ZoneShift::occurrence)
          .field("from", nullable(INSTANT), ZoneShift::from)
          .field("to", nullable(INSTANT), ZoneShift::to)
          .build(row -> new ZoneShift(row.get(0), row.get(1), row.get(2)));

  /** What of a shift isn't on the fact itself. */
  private record Shifts(
      String organizerId, long before, long after, List<ZoneShift> items, boolean more) {}

  private static final AvroType<Shifts> SHIFTS =
      RecordType.<Shifts>of("ShiftedOccurrences")
          .field("organizerId", STRING, Shifts::organizerId)
          .field("rulesBefore", LONG, Shifts::before)
          .field("rulesAfter", LONG, Shifts::after)
          .field("items", listOf(SHIFT), Shifts::items)
          .field("more", BOOLEAN, Shifts::more)
          .build(row -> new Shifts(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));

  /** A fact. */
  public static final AvroType<CalendarFact> FACT =
      RecordType.<CalendarFact>of("CalendarFact")
          .field("calendarId", STRING, CalendarFact::calendarId)
          .field("sequence", LONG, CalendarFact::sequence)
          .field("kind", enumOf(Kind.class, "FactKind"), fact -> kind(fact.body()))
          .field("actor", STRING, CalendarFact::actor)
          .field("commandId", STRING, CalendarFact::commandId)
          .field("recordedAt", INSTANT, CalendarFact::recordedAt)
          .field("idempotency", nullable(OutcomeTypes.IDEMPOTENCY), CalendarFact::idempotency)
          .field("eventId", nullable(STRING), fact -> eventId(fact.body()))
          .field("eventBefore", nullable(EventTypes.EVENT), fact -> eventBefore(fact.body()))
          .field("eventAfter", nullable(EventTypes.EVENT), fact -> eventAfter(fact.body()))
          .field(
              "deletedVersion",
              nullable(LONG),
              fact -> fact.body() instanceof Body.EventDeleted deleted ? deleted.version() : null)
          .field(
              "calendarBefore",
              nullable(CalendarTypes.CALENDAR),
              fact -> fact.body() instanceof Body.CalendarChanged c ? c.before() : null)
          .field(
              "calendarAfter",
              nullable(CalendarTypes.CALENDAR),
              fact -> fact.body() instanceof Body.CalendarChanged c ? c.after() : null)
          .field(
              "importResult",
              nullable(OutcomeTypes.IMPORT_RESULT),
              fact -> fact.body() instanceof Body.ImportCompleted sums ? result(sums) : null)
          .field(
              "rejection",
              nullable(OutcomeTypes.REJECTION),
              fact -> fact.body() instanceof Body.CommandRejected r ? r.rejection() : null)
          .field("shifts", nullable(SHIFTS), fact -> shifts(fact.body()))
          .build(row ->
              new CalendarFact(
                  row.get(0),
                  row.get(1),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  body(row)));

  private static final int EVENT_ID = 7;
  private static final int EVENT_BEFORE = 8;
  private static final int EVENT_AFTER = 9;
  private static final int DELETED_VERSION = 10;
  private static final int CALENDAR_BEFORE = 11;
  private static final int CALENDAR_AFTER = 12;
  private static final int IMPORT_RESULT = 13;
  private static final int REJECTION = 14;
  private static final int SHIFTS_OF = 15;

  private FactTypes() {}

  private enum Kind {
    CALENDAR_CREATED,
    CALENDAR_UPDATED,
    CALENDAR_SHARED,
    CALENDAR_UNSHARED,
    CALENDAR_DELETED,
    CALENDAR_RESTORED,
    CALENDAR_HORIZON_MOVED,
    EVENT_CREATED,
    EVENT_UPDATED,
    EVENT_DELETED,
    OCCURRENCES_SHIFTED,
    IMPORT_COMPLETED,
    COMMAND_REJECTED,
    CALENDAR_PURGED
  }

  private static Kind kind(Body body) {
    return switch (body) {
      case Body.CalendarChanged changed ->
          switch (changed.kind()) {
            case CREATED -> Kind.CALENDAR_CREATED;
            case UPDATED -> Kind.CALENDAR_UPDATED;
            case SHARED -> Kind.CALENDAR_SHARED;
            case UNSHARED -> Kind.CALENDAR_UNSHARED;
            case DELETED -> Kind.CALENDAR_DELETED;
            case RESTORED -> Kind.CALENDAR_RESTORED;
            case HORIZON_MOVED -> Kind.CALENDAR_HORIZON_MOVED;
          };
      case Body.EventCreated _ -> Kind.EVENT_CREATED;
      case Body.EventUpdated _ -> Kind.EVENT_UPDATED;
      case Body.EventDeleted _ -> Kind.EVENT_DELETED;
      case Body.OccurrencesShifted _ -> Kind.OCCURRENCES_SHIFTED;
      case Body.ImportCompleted _ -> Kind.IMPORT_COMPLETED;
      case Body.CommandRejected _ -> Kind.COMMAND_REJECTED;
      case Body.CalendarPurged _ -> Kind.CALENDAR_PURGED;
    };
  }

  private static Body body(Row row) {
    return switch (row.<Kind>get(2)) {
      case CALENDAR_CREATED -> calendar(CalendarChange.CREATED, row);
      case CALENDAR_UPDATED -> calendar(CalendarChange.UPDATED, row);
      case CALENDAR_SHARED -> calendar(CalendarChange.SHARED, row);
      case CALENDAR_UNSHARED -> calendar(CalendarChange.UNSHARED, row);
      case CALENDAR_DELETED -> calendar(CalendarChange.DELETED, row);
      case CALENDAR_RESTORED -> calendar(CalendarChange.RESTORED, row);
      case CALENDAR_HORIZON_MOVED -> calendar(CalendarChange.HORIZON_MOVED, row);
      case EVENT_CREATED -> new Body.EventCreated(row.required(EVENT_AFTER));
      case EVENT_UPDATED ->
          new Body.EventUpdated(row.required(EVENT_BEFORE), row.required(EVENT_AFTER));
      case EVENT_DELETED ->
          new Body.EventDeleted(row.required(EVENT_BEFORE), row.<Long>required(DELETED_VERSION));
      case OCCURRENCES_SHIFTED -> shifted(row.required(EVENT_ID), row.required(SHIFTS_OF));
      case IMPORT_COMPLETED -> completed(row.required(IMPORT_RESULT));
      case COMMAND_REJECTED -> new Body.CommandRejected(row.required(REJECTION));
      case CALENDAR_PURGED -> new Body.CalendarPurged(row.get(EVENT_ID));
    };
  }

  private static Body calendar(CalendarChange change, Row row) {
    return new Body.CalendarChanged(change, row.get(CALENDAR_BEFORE), row.required(CALENDAR_AFTER));
  }

  private static @Nullable String eventId(Body body) {
    if (body instanceof Body.OccurrencesShifted shifted) {
      return shifted.eventId();
    }
    if (body instanceof Body.CalendarPurged purged) {
      return purged.through();
    }
    Event after = eventAfter(body);
    Event event = after == null ? eventBefore(body) : after;
    return event == null ? null : event.id();
  }

  private static @Nullable Shifts shifts(Body body) {
    return body instanceof Body.OccurrencesShifted it
        ? new Shifts(it.organizerId(), it.rulesBefore(), it.rulesAfter(), it.shifts(), it.more())
        : null;
  }

  private static Body shifted(String eventId, Shifts shifts) {
    return new Body.OccurrencesShifted(
        eventId,
        shifts.organizerId(),
        shifts.before(),
        shifts.after(),
        shifts.items(),
        shifts.more());
  }

  private static @Nullable Event eventBefore(Body body) {
    return switch (body) {
      case Body.EventUpdated updated -> updated.before();
      case Body.EventDeleted deleted -> deleted.before();
      default -> null;
    };
  }

  private static @Nullable Event eventAfter(Body body) {
    return switch (body) {
      case Body.EventCreated created -> created.after();
      case Body.EventUpdated updated -> updated.after();
      default -> null;
    };
  }

  private static Answer.OfImport result(Body.ImportCompleted sums) {
    return new Answer.OfImport(sums.created(), sums.updated(), sums.unchanged(), sums.rejected());
  }

  private static Body completed(Answer.OfImport sums) {
    return new Body.ImportCompleted(
        sums.created(), sums.updated(), sums.unchanged(), sums.rejected());
  }
}
