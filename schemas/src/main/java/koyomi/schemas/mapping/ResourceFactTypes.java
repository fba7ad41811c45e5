package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;

/** What happened to resources and their reservations. */
public final class ResourceFactTypes {
  /** A fact. */
  public static final AvroType<ResourceFact> FACT =
      RecordType.<ResourceFact>of("ResourceFact")
          .field("resourceId", STRING, ResourceFact::resourceId)
          .field("actor", STRING, ResourceFact::actor)
          .field("commandId", STRING, ResourceFact::commandId)
          .field("recordedAt", INSTANT, ResourceFact::recordedAt)
          .field("idempotency", nullable(OutcomeTypes.IDEMPOTENCY), ResourceFact::idempotency)
          .field("kind", enumOf(Kind.class, "ResourceFactKind"), fact -> kind(fact.body()))
          .field(
              "resourceBefore",
              nullable(ResourceTypes.RESOURCE),
              fact -> fact.body() instanceof Body.ResourceChanged changed ? changed.before() : null)
          .field(
              "resource",
              nullable(ResourceTypes.RESOURCE),
              fact -> fact.body() instanceof Body.ResourceChanged changed ? changed.after() : null)
          .field(
              "reservationBefore",
              nullable(ResourceTypes.RESERVATION),
              fact ->
                  fact.body() instanceof Body.ReservationChanged changed ? changed.before() : null)
          .field(
              "reservation",
              nullable(ResourceTypes.RESERVATION),
              fact ->
                  fact.body() instanceof Body.ReservationChanged changed ? changed.after() : null)
          .field(
              "refusal",
              nullable(ResourceTypes.ANSWER),
              fact -> fact.body() instanceof Body.Refused refused ? refused.refusal() : null)
          .build(row ->
              new ResourceFact(
                  row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), body(row)));

  private static final int KIND = 5;
  private static final int RESOURCE_BEFORE = 6;
  private static final int RESOURCE = 7;
  private static final int RESERVATION_BEFORE = 8;
  private static final int RESERVATION = 9;
  private static final int REFUSAL = 10;

  private ResourceFactTypes() {}

  private enum Kind {
    RESOURCE,
    MADE,
    MOVED,
    CANCELLED,
    CHECKED_IN,
    NO_SHOW,
    CARRIED_ON,
    REFUSED,
    SHIFTED
  }

  private static Kind kind(Body body) {
    return switch (body) {
      case Body.ResourceChanged _ -> Kind.RESOURCE;
      case Body.ReservationChanged changed -> Kind.valueOf(changed.change().name());
      case Body.Refused _ -> Kind.REFUSED;
    };
  }

  private static Body body(Row row) {
    Kind kind = row.get(KIND);
    return switch (kind) {
      case RESOURCE -> new Body.ResourceChanged(row.get(RESOURCE_BEFORE), row.required(RESOURCE));
      case REFUSED -> {
        ResourceAnswer answer = row.required(REFUSAL);
        if (answer instanceof ResourceAnswer.OfRefusal refusal) {
          yield new Body.Refused(refusal);
        }
        throw row.refused("the answer of a refusal is none");
      }
      case MADE, MOVED, CANCELLED, CHECKED_IN, NO_SHOW, CARRIED_ON, SHIFTED ->
          new Body.ReservationChanged(
              ResourceFact.Change.valueOf(kind.name()),
              row.get(RESERVATION_BEFORE),
              row.required(RESERVATION));
    };
  }
}
