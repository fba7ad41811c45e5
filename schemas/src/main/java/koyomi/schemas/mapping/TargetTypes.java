package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.DATE;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.LOCAL_TIME;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.listOf;
import static koyomi.schemas.avro.AvroTypes.nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.calendar.Target.Occurrence;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.avro.Row;

/** What a command is aimed at, and under which condition. */
final class TargetTypes {
  static final AvroType<Precondition> PRECONDITION =
      RecordType.<Precondition>of("Precondition")
          .field("kind", enumOf(Condition.class, "PreconditionKind"), TargetTypes::condition)
          .field(
              "tags",
              listOf(STRING),
              condition -> condition instanceof Precondition.Tags t ? t.tags() : List.of())
          .build(TargetTypes::precondition);

  static final AvroType<Occurrence> OCCURRENCE =
      RecordType.<Occurrence>of("OccurrenceRef")
          .field(
              "instant",
              nullable(INSTANT),
              occurrence -> occurrence instanceof Occurrence.At at ? at.instant() : null)
          .field(
              "local",
              nullable(LOCAL_TIME),
              occurrence -> occurrence instanceof Occurrence.Local local ? local.local() : null)
          .field(
              "date",
              nullable(DATE),
              occurrence -> occurrence instanceof Occurrence.Day day ? day.date() : null)
          .build(TargetTypes::occurrence);

  static final AvroType<Target> TARGET =
      RecordType.<Target>of("Target")
          .field(
              "scope",
              enumOf(Scope.class),
              target -> target instanceof Target.Part part ? part.scope() : Scope.ALL)
          .field(
              "occurrence",
              nullable(OCCURRENCE),
              target -> target instanceof Target.Part part ? part.occurrence() : null)
          .build(TargetTypes::target);

  private TargetTypes() {}

  private enum Condition {
    NONE,
    MUST_BE_NEW,
    MUST_EXIST,
    TAGS
  }

  private static Condition condition(Precondition precondition) {
    return switch (precondition) {
      case Precondition.None _ -> Condition.NONE;
      case Precondition.MustBeNew _ -> Condition.MUST_BE_NEW;
      case Precondition.MustExist _ -> Condition.MUST_EXIST;
      case Precondition.Tags _ -> Condition.TAGS;
    };
  }

  private static Precondition precondition(Row row) {
    return switch (row.<Condition>get(0)) {
      case NONE -> new Precondition.None();
      case MUST_BE_NEW -> new Precondition.MustBeNew();
      case MUST_EXIST -> new Precondition.MustExist();
      case TAGS -> new Precondition.Tags(row.get(1));
    };
  }

  private static Occurrence occurrence(Row row) {
    Instant instant = row.get(0);
    if (instant != null) {
      return new Occurrence.At(instant);
    }
    LocalDateTime local = row.get(1);
    if (local != null) {
      return new Occurrence.Local(local);
    }
    return new Occurrence.Day(row.<LocalDate>required(2));
  }

  private static Target target(Row row) {
    Occurrence occurrence = row.get(1);
    Scope scope = row.get(0);
    if (occurrence != null) {
      return new Target.Part(scope, occurrence);
    }
    if (scope != Scope.ALL) {
      throw row.refused("scope " + scope + " names no occurrence");
    }
    return new Target.Whole();
  }
}
