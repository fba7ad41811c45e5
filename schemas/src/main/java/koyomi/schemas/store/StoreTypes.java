package koyomi.schemas.store;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.nullable;

import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import koyomi.schemas.mapping.EventTypes;
import koyomi.schemas.mapping.OutcomeTypes;
import koyomi.schemas.mapping.ResourceTypes;

/** Values of state stores. */
final class StoreTypes {
  /** A row of the store of events. */
  static final AvroType<StoredEvent> STORED_EVENT =
      RecordType.<StoredEvent>of("StoredEvent")
          .field("eventId", STRING, StoreTypes::eventId)
          .field("createdSequence", LONG, StoredEvent::createdSequence)
          .field("changedSequence", LONG, StoredEvent::changedSequence)
          .field(
              "event",
              nullable(EventTypes.EVENT),
              stored -> stored instanceof StoredEvent.Live live ? live.event() : null)
          .field(
              "deletedVersion",
              nullable(LONG),
              stored -> stored instanceof StoredEvent.Tombstone dead ? dead.version() : null)
          .field(
              "original",
              EventTypes.MAYBE_ORIGINAL,
              stored -> stored instanceof StoredEvent.Tombstone dead ? dead.original() : null)
          .build(StoreTypes::storedEvent);

  /** A row of the store of changes. */
  static final AvroType<ChangeRow> CHANGE_ROW =
      RecordType.<ChangeRow>of("ChangeRow")
          .field("eventId", STRING, ChangeRow::eventId)
          .field("createdSequence", LONG, ChangeRow::createdSequence)
          .field("deleted", BOOLEAN, ChangeRow::deleted)
          .build(row -> new ChangeRow(row.get(0), row.get(1), row.get(2)));

  /** A row of the store of announcements. */
  static final AvroType<AnnouncementRow> ANNOUNCEMENT_ROW =
      RecordType.<AnnouncementRow>of("AnnouncementRow")
          .field("commandId", STRING, AnnouncementRow::commandId)
          .field("actor", STRING, AnnouncementRow::actor)
          .field("decidedAt", INSTANT, AnnouncementRow::deletedAt)
          .field("after", STRING, AnnouncementRow::after)
          .build(row -> new AnnouncementRow(row.get(0), row.get(1), row.get(2), row.get(3)));

  /** A row of the store of history. */
  static final AvroType<HistoryRow> HISTORY_ROW =
      RecordType.<HistoryRow>of("HistoryRow")
          .field("recordedAt", INSTANT, HistoryRow::recordedAt)
          .field("actor", STRING, HistoryRow::actor)
          .field("commandId", STRING, HistoryRow::commandId)
          .field("event", nullable(EventTypes.EVENT), HistoryRow::event)
          .build(row -> new HistoryRow(row.get(0), row.get(1), row.get(2), row.get(3)));

  /** A row of the store of idempotency keys. */
  static final AvroType<KeptAnswer> KEPT_ANSWER =
      RecordType.<KeptAnswer>of("KeptAnswer")
          .field("bodyHash", STRING, KeptAnswer::bodyHash)
          .field("recordedAt", INSTANT, KeptAnswer::recordedAt)
          .field("answer", OutcomeTypes.ANSWER, KeptAnswer::answer)
          .build(row -> new KeptAnswer(row.get(0), row.get(1), row.get(2)));

  /** An answer kept in the store of resources. */
  static final AvroType<KeptResourceAnswer> KEPT_RESOURCE_ANSWER =
      RecordType.<KeptResourceAnswer>of("KeptResourceAnswer")
          .field("bodyHash", STRING, KeptResourceAnswer::bodyHash)
          .field("recordedAt", INSTANT, KeptResourceAnswer::recordedAt)
          .field("answer", ResourceTypes.ANSWER, KeptResourceAnswer::answer)
          .build(row -> new KeptResourceAnswer(row.get(0), row.get(1), row.get(2)));

  private StoreTypes() {}

  private static String eventId(StoredEvent stored) {
    return switch (stored) {
      case StoredEvent.Live live -> live.event().id();
      case StoredEvent.Tombstone dead -> dead.eventId();
    };
  }

  private static StoredEvent storedEvent(Row row) {
    Event event = row.get(3);
    return event == null
        ? new StoredEvent.Tombstone(
            row.get(0), row.<Long>required(4), row.get(1), row.get(2), row.get(5))
        : new StoredEvent.Live(event, row.get(1), row.get(2));
  }
}
