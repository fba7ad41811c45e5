package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.collectionOf;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;
import static koyomi.schemas.avro.AvroTypes.sortedMapOf;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;

/** Resources, reservations and what clients are told of them. */
public final class ResourceTypes {
  static final AvroType<Resource.Type> TYPE = enumOf(Resource.Type.class, "ResourceType");

  private static final AvroType<Resource.Location> LOCATION =
      RecordType.<Resource.Location>of("ResourceLocation")
          .field("building", nullable(STRING), Resource.Location::building)
          .field("floor", nullable(STRING), Resource.Location::floor)
          .field("room", nullable(STRING), Resource.Location::room)
          .build(row -> new Resource.Location(row.get(0), row.get(1), row.get(2)));

  /** A resource. */
  public static final AvroType<Resource> RESOURCE =
      RecordType.<Resource>of("Resource")
          .field("id", STRING, Resource::id)
          .field("name", STRING, Resource::name)
          .field("type", TYPE, Resource::type)
          .field("location", nullable(LOCATION), Resource::location)
          .field("capacity", nullable(INT), Resource::capacity)
          .field("features", collectionOf(STRING, set -> set, TreeSet::new), Resource::features)
          .field("isAvailable", BOOLEAN, Resource::isAvailable)
          .field("metadata", sortedMapOf(STRING), Resource::metadata)
          .field("version", LONG, Resource::version)
          .field("createdAt", INSTANT, Resource::createdAt)
          .field("updatedAt", INSTANT, Resource::updatedAt)
          .field("deletedAt", nullable(INSTANT), Resource::deletedAt)
          .build(row ->
              new Resource(
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

  static final AvroType<Span> SPAN =
      RecordType.<Span>of("Span")
          .field("start", INSTANT, span -> Instant.ofEpochSecond(span.start()))
          .field("end", INSTANT, span -> Instant.ofEpochSecond(span.end()))
          .build(row -> new Span(second(row, 0), second(row, 1)));

  private static final AvroType<Reservation.Status> STATUS =
      enumOf(Reservation.Status.class, "ReservationStatus");

  private static final AvroType<Reservation.Slot> SLOT =
      RecordType.<Reservation.Slot>of("ReservationSlot")
          .field("span", SPAN, Reservation.Slot::span)
          .field("status", STATUS, Reservation.Slot::status)
          .field("checkedIn", BOOLEAN, Reservation.Slot::checkedIn)
          .field("dueBy", INSTANT, slot -> Instant.ofEpochSecond(slot.dueBy()))
          .build(row -> new Reservation.Slot(row.get(0), row.get(1), row.get(2), second(row, 3)));

  private static final AvroType<Reservation.LogPosition> POSITION =
      RecordType.<Reservation.LogPosition>of("LogPosition")
          .field("partition", INT, Reservation.LogPosition::partition)
          .field("offset", LONG, Reservation.LogPosition::offset)
          .build(row -> new Reservation.LogPosition(row.get(0), row.get(1)));

  private static final AvroType<EventClaim.Moved> MOVED =
      RecordType.<EventClaim.Moved>of("ClaimedOccurrence")
          .field("occurrence", LOCAL_TIME, EventClaim.Moved::occurrence)
          .field("start", EventTypes.TIME, EventClaim.Moved::start)
          .field("end", EventTypes.TIME, EventClaim.Moved::end)
          .build(row -> new EventClaim.Moved(row.get(0), row.get(1), row.get(2)));

  static final AvroType<EventClaim> CLAIM =
      RecordType.<EventClaim>of("EventClaim")
          .field("event", EventTypes.ORIGINAL, EventClaim::event)
          .field("order", LONG, EventClaim::order)
          .field("iCalUid", STRING, EventClaim::iCalUid)
          .field("sequence", INT, EventClaim::sequence)
          .field("organizerId", STRING, EventClaim::organizerId)
          .field("timeZone", STRING, EventClaim::timeZone)
          .field("released", BOOLEAN, EventClaim::released)
          .field("start", EventTypes.TIME, EventClaim::start)
          .field("end", EventTypes.TIME, EventClaim::end)
          .field("recurrence", listOf(STRING), EventClaim::recurrence)
          .field("overrides", listOf(MOVED), EventClaim::overrides)
          .build(row ->
              new EventClaim(
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
                  row.get(10)));

  /** A reservation. */
  public static final AvroType<Reservation> RESERVATION =
      RecordType.<Reservation>of("Reservation")
          .field("id", STRING, Reservation::id)
          .field("resourceId", STRING, Reservation::resourceId)
          .field("eventId", nullable(STRING), Reservation::eventId)
          .field("userId", STRING, Reservation::userId)
          .field("first", SPAN, Reservation::first)
          .field("timeZone", nullable(STRING), Reservation::timeZone)
          .field("rrule", nullable(STRING), Reservation::rrule)
          .field("status", STATUS, Reservation::status)
          .field("slots", listOf(SLOT), Reservation::slots)
          .field("refused", listOf(SPAN), Reservation::refused)
          .field("bookedUntil", LONG, Reservation::bookedUntil)
          .field("decided", POSITION, Reservation::decided)
          .field("version", LONG, Reservation::version)
          .field("createdAt", INSTANT, Reservation::createdAt)
          .field("updatedAt", INSTANT, Reservation::updatedAt)
          .field("claim", nullable(CLAIM), Reservation::claim)
          .field("rules", LONG, Reservation::rules)
          .build(row ->
              new Reservation(
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
                  row.get(14),
                  row.get(15),
                  row.get(16)));

  private static final AvroType<ResourceAnswer.Conflict> CONFLICT =
      RecordType.<ResourceAnswer.Conflict>of("ReservationConflict")
          .field("reservationId", STRING, ResourceAnswer.Conflict::reservationId)
          .field("userId", STRING, ResourceAnswer.Conflict::userId)
          .field("span", SPAN, ResourceAnswer.Conflict::span)
          .build(row -> new ResourceAnswer.Conflict(row.get(0), row.get(1), row.get(2)));

  /** An answer. */
  public static final AvroType<ResourceAnswer> ANSWER =
      RecordType.<ResourceAnswer>of("ResourceAnswer")
          .field(
              "resource",
              nullable(RESOURCE),
              answer -> answer instanceof ResourceAnswer.OfResource of ? of.resource() : null)
          .field(
              "reservation",
              nullable(RESERVATION),
              answer -> answer instanceof ResourceAnswer.OfReservation of ? of.reservation() : null)
          .field(
              "rejection",
              nullable(OutcomeTypes.REJECTION),
              answer -> answer instanceof ResourceAnswer.OfRefusal of ? of.rejection() : null)
          .field(
              "conflicts",
              listOf(CONFLICT),
              answer -> answer instanceof ResourceAnswer.OfRefusal of ? of.conflicts() : List.of())
          .build(ResourceTypes::answer);

  private ResourceTypes() {}

  static long second(Row row, int field) {
    return row.<Instant>get(field).getEpochSecond();
  }

  private static ResourceAnswer answer(Row row) {
    Resource resource = row.get(0);
    if (resource != null) {
      return new ResourceAnswer.OfResource(resource);
    }
    Reservation reservation = row.get(1);
    return reservation != null
        ? new ResourceAnswer.OfReservation(reservation)
        : new ResourceAnswer.OfRefusal(row.required(2), row.get(3));
  }
}
