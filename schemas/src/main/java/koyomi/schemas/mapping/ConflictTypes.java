package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.time.Instant;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.interval.Span;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import org.jspecify.annotations.Nullable;

/** Conflicts, and what becomes of them. */
public final class ConflictTypes {
  private static final AvroType<BusyInterval> OCCURRENCE =
      RecordType.<BusyInterval>of("ConflictingOccurrence")
          .field("calendarId", STRING, it -> it.of().calendarId())
          .field("eventId", STRING, it -> it.of().eventId())
          .field("occurrence", INSTANT, it -> Instant.ofEpochSecond(it.of().original()))
          .field("occurrenceOffset", INT, BusyInterval::originalOffset)
          .field("occurrenceIsDay", BOOLEAN, it -> it.of().day())
          .field("start", INSTANT, it -> Instant.ofEpochSecond(it.start()))
          .field("startOffset", INT, BusyInterval::startOffset)
          .field("end", INSTANT, it -> Instant.ofEpochSecond(it.end()))
          .field("endOffset", INT, BusyInterval::endOffset)
          .field("allDay", BOOLEAN, BusyInterval::allDay)
          .field("tentative", BOOLEAN, BusyInterval::tentative)
          .field("changed", INSTANT, it -> Instant.ofEpochMilli(it.changed()))
          .build(ConflictTypes::occurrence);

  /** Two occurrences that take the same person's time at once. */
  static final AvroType<Conflict> CONFLICT =
      RecordType.<Conflict>of("Conflict")
          .field("participantId", STRING, Conflict::participantId)
          .field("first", OCCURRENCE, Conflict::first)
          .field("second", OCCURRENCE, Conflict::second)
          .build(row -> new Conflict(row.get(0), row.get(1), row.get(2)));

  /** What became of a conflict. */
  public static final AvroType<ConflictChange> CHANGE =
      RecordType.<ConflictChange>of("ConflictChange")
          .field("participantId", STRING, ConflictChange::participantId)
          .field("kind", enumOf(Kind.class, "ConflictChangeKind"), ConflictTypes::kind)
          .field("conflictId", nullable(STRING), ConflictTypes::id)
          .field("conflict", nullable(CONFLICT), ConflictTypes::conflict)
          .field("from", nullable(INSTANT), change -> begin(time(change)))
          .field("to", nullable(INSTANT), change -> end(time(change)))
          .field("recordedAt", INSTANT, ConflictChange::recordedAt)
          .build(ConflictTypes::change);

  private static final int KIND = 1;
  private static final int CONFLICT_OF = 3;
  private static final int FROM = 4;
  private static final int TO = 5;
  private static final int RECORDED_AT = 6;

  private ConflictTypes() {}

  private enum Kind {
    DETECTED,
    RESOLVED,
    UNLISTED
  }

  private static BusyInterval occurrence(Row row) {
    return new BusyInterval(
        new BusyInterval.Key(
            row.get(0), row.get(1), row.<Instant>get(2).getEpochSecond(), row.get(4)),
        row.get(3),
        row.<Instant>get(5).getEpochSecond(),
        row.get(6),
        row.<Instant>get(7).getEpochSecond(),
        row.get(8),
        row.get(9),
        row.get(10),
        row.<Instant>get(11).toEpochMilli());
  }

  private static Kind kind(ConflictChange change) {
    return switch (change) {
      case ConflictChange.Detected _ -> Kind.DETECTED;
      case ConflictChange.Resolved _ -> Kind.RESOLVED;
      case ConflictChange.Unlisted _ -> Kind.UNLISTED;
    };
  }

  private static @Nullable String id(ConflictChange change) {
    Conflict conflict = conflict(change);
    return conflict == null ? null : conflict.id().text();
  }

  private static @Nullable Conflict conflict(ConflictChange change) {
    return switch (change) {
      case ConflictChange.Detected detected -> detected.conflict();
      case ConflictChange.Resolved resolved -> resolved.conflict();
      case ConflictChange.Unlisted _ -> null;
    };
  }

  private static @Nullable Span time(ConflictChange change) {
    return change instanceof ConflictChange.Unlisted unlisted ? unlisted.time() : null;
  }

  private static @Nullable Instant begin(@Nullable Span time) {
    return time == null ? null : Instant.ofEpochSecond(time.start());
  }

  private static @Nullable Instant end(@Nullable Span time) {
    return time == null ? null : Instant.ofEpochSecond(time.end());
  }

  private static ConflictChange change(Row row) {
    Instant recordedAt = row.get(RECORDED_AT);
    return switch (row.<Kind>get(KIND)) {
      case DETECTED -> new ConflictChange.Detected(row.required(CONFLICT_OF), recordedAt);
      case RESOLVED -> new ConflictChange.Resolved(row.required(CONFLICT_OF), recordedAt);
      case UNLISTED ->
          new ConflictChange.Unlisted(
              row.get(0),
              new Span(
                  row.<Instant>required(FROM).getEpochSecond(),
                  row.<Instant>required(TO).getEpochSecond()),
              recordedAt);
    };
  }
}
