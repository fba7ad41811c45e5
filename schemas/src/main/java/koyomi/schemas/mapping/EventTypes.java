package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.DATE;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;
import static koyomi.schemas.avro.AvroTypes.sortedMapOf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Conference;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Original;
import koyomi.domain.event.Participation;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.ReminderMethod;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;
import org.jspecify.annotations.Nullable;

/** Events and their parts. */
public final class EventTypes {
  static final AvroType<EventStatus> STATUS = enumOf(EventStatus.class);
  static final AvroType<Visibility> VISIBILITY = enumOf(Visibility.class);
  static final AvroType<Transparency> TRANSPARENCY = enumOf(Transparency.class);
  static final AvroType<ResponseStatus> RESPONSE_STATUS = enumOf(ResponseStatus.class);

  static final AvroType<EventTime> TIME =
      RecordType.<EventTime>of("EventTime")
          .field("dateTime", nullable(LOCAL_TIME), time -> time.isDate() ? null : time.local())
          .field(
              "date",
              nullable(DATE),
              time -> time instanceof EventTime.Date(LocalDate date) ? date : null)
          .field(
              "timeZone",
              nullable(STRING),
              time -> time instanceof EventTime.Zoned zoned ? zoned.timeZone() : null)
          .field(
              "originalTimeZone",
              nullable(STRING),
              time -> time instanceof EventTime.Zoned zoned ? zoned.originalTimeZone() : null)
          .build(EventTypes::time);

  static final AvroType<Participation> PARTICIPATION =
      RecordType.<Participation>of("Participation")
          .field("invitedVersion", LONG, Participation::invitedVersion)
          .field("respondedAt", nullable(INSTANT), Participation::respondedAt)
          .field("proposedStart", nullable(TIME), part -> start(part.proposal()))
          .field("proposedEnd", nullable(TIME), part -> end(part.proposal()))
          .field("delegatedTo", nullable(STRING), Participation::delegatedTo)
          .field("delegatedFrom", nullable(STRING), Participation::delegatedFrom)
          .field("proposalsUntil", nullable(INSTANT), Participation::proposalsUntil)
          .build(row ->
              new Participation(
                  row.get(0),
                  row.get(1),
                  proposal(row.get(2), row.get(3)),
                  row.get(4),
                  row.get(5),
                  row.get(6)));

  static final AvroType<Attendee> ATTENDEE =
      RecordType.<Attendee>of("Attendee")
          .field("userId", nullable(STRING), Attendee::userId)
          .field("resourceId", nullable(STRING), Attendee::resourceId)
          .field("email", nullable(STRING), Attendee::email)
          .field("name", nullable(STRING), Attendee::name)
          .field("optional", BOOLEAN, Attendee::optional)
          .field("responseStatus", RESPONSE_STATUS, Attendee::responseStatus)
          .field("comment", nullable(STRING), Attendee::comment)
          .field("participation", nullable(PARTICIPATION), EventTypes::participation)
          .build(row ->
              new Attendee(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  Objects.requireNonNullElse(
                      row.<@Nullable Participation>get(7), Participation.NONE)));

  static final AvroType<Reminder> REMINDER =
      RecordType.<Reminder>of("Reminder")
          .field("method", enumOf(ReminderMethod.class), Reminder::method)
          .field("minutesBefore", INT, Reminder::minutesBefore)
          .build(row -> new Reminder(row.get(0), row.get(1)));

  static final AvroType<Attachment> ATTACHMENT =
      RecordType.<Attachment>of("Attachment")
          .field("url", STRING, Attachment::url)
          .field("title", nullable(STRING), Attachment::title)
          .field("mimeType", nullable(STRING), Attachment::mimeType)
          .build(row -> new Attachment(row.get(0), row.get(1), row.get(2)));

  static final AvroType<Conference> CONFERENCE =
      RecordType.<Conference>of("Conference")
          .field("uri", STRING, Conference::uri)
          .build(row -> new Conference(row.get(0)));

  static final AvroType<EventContent> CONTENT =
      RecordType.<EventContent>of("EventContent")
          .field("title", STRING, EventContent::title)
          .field("description", nullable(STRING), EventContent::description)
          .field("location", nullable(STRING), EventContent::location)
          .field("start", TIME, EventContent::start)
          .field("end", TIME, EventContent::end)
          .field("recurrence", listOf(STRING), EventContent::recurrence)
          .field("status", STATUS, EventContent::status)
          .field("visibility", VISIBILITY, EventContent::visibility)
          .field("transparency", TRANSPARENCY, EventContent::transparency)
          .field("attendees", listOf(ATTENDEE), EventContent::attendees)
          .field("reminders", listOf(REMINDER), EventContent::reminders)
          .field("attachments", listOf(ATTACHMENT), EventContent::attachments)
          .field("conference", nullable(CONFERENCE), EventContent::conference)
          .field("extendedProperties", sortedMapOf(STRING), EventContent::extendedProperties)
          .field("iCalendar", listOf(STRING), EventContent::iCalendar)
          .build(row ->
              new EventContent(
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

  static final AvroType<EventOverride> OVERRIDE =
      RecordType.<EventOverride>of("EventOverride")
          .field("occurrence", LOCAL_TIME, EventOverride::occurrence)
          .field("content", CONTENT, EventOverride::content)
          .build(row -> new EventOverride(row.get(0), row.get(1)));

  /** What an invited copy follows. */
  static final AvroType<Original> ORIGINAL =
      RecordType.<Original>of("Original")
          .field("calendarId", STRING, Original::calendarId)
          .field("eventId", STRING, Original::eventId)
          .field("version", LONG, Original::version)
          .field("calendarVersion", LONG, Original::calendarVersion)
          .field("suspended", BOOLEAN, Original::suspended)
          .build(row -> new Original(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));

  /** {@link #ORIGINAL}, where there is one. */
  public static final AvroType<@Nullable Original> MAYBE_ORIGINAL = nullable(ORIGINAL);

  /** An event. */
  public static final AvroType<Event> EVENT =
      RecordType.<Event>of("Event")
          .field("calendarId", STRING, Event::calendarId)
          .field("id", STRING, Event::id)
          .field("iCalUid", STRING, Event::iCalUid)
          .field("organizerId", STRING, Event::organizerId)
          .field("sequence", INT, Event::sequence)
          .field("version", LONG, Event::version)
          .field("createdAt", INSTANT, Event::createdAt)
          .field("updatedAt", INSTANT, Event::updatedAt)
          .field("content", CONTENT, Event::content)
          .field("overrides", listOf(OVERRIDE), Event::overrides)
          .field("original", MAYBE_ORIGINAL, Event::original)
          .field("conflicts", listOf(ConflictTypes.CONFLICT), Event::conflicts)
          .build(row ->
              new Event(
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
                  row.get(11)));

  private EventTypes() {}

  private static @Nullable Participation participation(Attendee attendee) {
    return attendee.participation().equals(Participation.NONE) ? null : attendee.participation();
  }

  static @Nullable EventTime start(Participation.@Nullable Proposal proposal) {
    return proposal == null ? null : proposal.start();
  }

  static @Nullable EventTime end(Participation.@Nullable Proposal proposal) {
    return proposal == null ? null : proposal.end();
  }

  static Participation.@Nullable Proposal proposal(
      @Nullable EventTime start, @Nullable EventTime end) {
    return start == null || end == null ? null : new Participation.Proposal(start, end);
  }

  private static EventTime time(Row row) {
    LocalDate date = row.get(1);
    if (date != null) {
      return new EventTime.Date(date);
    }
    LocalDateTime local = row.required(0);
    String timeZone = row.get(2);
    return timeZone == null
        ? new EventTime.Floating(local)
        : new EventTime.Zoned(local, timeZone, row.get(3));
  }
}
