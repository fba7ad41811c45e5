package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.collectionOf;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.TimeDraft;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.AvroTypes;
import koyomi.schemas.avro.RecordType;
import org.jspecify.annotations.Nullable;

/** What clients sent: bodies and patches. */
final class DraftTypes {
  static final AvroType<TimeDraft> TIME_DRAFT =
      RecordType.<TimeDraft>of("TimeDraft")
          .field("dateTime", nullable(STRING), TimeDraft::dateTime)
          .field("timeZone", nullable(STRING), TimeDraft::timeZone)
          .field("date", nullable(STRING), TimeDraft::date)
          .build(row -> new TimeDraft(row.get(0), row.get(1), row.get(2)));

  static final AvroType<EventDraft> EVENT_DRAFT =
      RecordType.<EventDraft>of("EventDraft")
          .field("fields", setOf(EventField.class), EventDraft::fields)
          .field("title", nullable(STRING), EventDraft::title)
          .field("description", nullable(STRING), EventDraft::description)
          .field("location", nullable(STRING), EventDraft::location)
          .field("start", nullable(TIME_DRAFT), EventDraft::start)
          .field("end", nullable(TIME_DRAFT), EventDraft::end)
          .field("recurrence", nullable(listOf(STRING)), EventDraft::recurrence)
          .field("status", nullable(EventTypes.STATUS), EventDraft::status)
          .field("visibility", nullable(EventTypes.VISIBILITY), EventDraft::visibility)
          .field("transparency", nullable(EventTypes.TRANSPARENCY), EventDraft::transparency)
          .field("attendees", nullable(listOf(EventTypes.ATTENDEE)), EventDraft::attendees)
          .field("reminders", nullable(listOf(EventTypes.REMINDER)), EventDraft::reminders)
          .field("attachments", nullable(listOf(EventTypes.ATTACHMENT)), EventDraft::attachments)
          .field("conference", nullable(EventTypes.CONFERENCE), EventDraft::conference)
          .field("extendedProperties", nullable(properties()), EventDraft::extendedProperties)
          .build(row ->
              new EventDraft(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7),
                  row.get(8),
                  row.get(9),
                  row.get(10),
                  row.get(11),
                  row.get(12),
                  row.get(13),
                  row.get(14)));

  static final AvroType<CalendarDraft> CALENDAR_DRAFT =
      RecordType.<CalendarDraft>of("CalendarDraft")
          .field("fields", setOf(CalendarField.class), CalendarDraft::fields)
          .field("name", nullable(STRING), CalendarDraft::name)
          .field("description", nullable(STRING), CalendarDraft::description)
          .field("color", nullable(STRING), CalendarDraft::color)
          .field("timeZone", nullable(STRING), CalendarDraft::timeZone)
          .field("isPublic", nullable(BOOLEAN), CalendarDraft::isPublic)
          .field("settings", nullable(STRING), CalendarDraft::settings)
          .build(row ->
              new CalendarDraft(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6)));

  private DraftTypes() {}

  private static AvroType<Map<String, @Nullable String>> properties() {
    AvroType<@Nullable String> value = nullable(STRING);
    return AvroTypes.mapOf(value);
  }

  static <E extends Enum<E>> AvroType<Set<E>> setOf(Class<E> type) {
    return collectionOf(
        enumOf(type),
        TreeSet::new,
        read -> read.isEmpty() ? EnumSet.noneOf(type) : EnumSet.copyOf(read));
  }
}
