package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BOOLEAN;
import static koyomi.schemas.avro.AvroTypes.DATE;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.enumOf;
import static koyomi.schemas.avro.AvroTypes.nullable;
import static koyomi.schemas.avro.AvroTypes.sortedMapOf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.Horizon;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.message.MembershipChange;

/** Calendars, their access lists and horizons. */
public final class CalendarTypes {
  static final AvroType<Role> ROLE = enumOf(Role.class);

  private static final AvroType<Horizon.Move> MOVE =
      RecordType.<Horizon.Move>of("HorizonMove")
          .field("stage", enumOf(Horizon.Stage.class, "HorizonStage"), Horizon.Move::stage)
          .field("first", DATE, move -> move.first().atDay(1))
          .field("last", DATE, move -> move.last().atDay(1))
          .field("done", STRING, Horizon.Move::done)
          .field("rules", LONG, Horizon.Move::rules)
          .field("formerZone", nullable(STRING), Horizon.Move::formerZone)
          .build(row ->
              new Horizon.Move(
                  row.get(0),
                  YearMonth.from(row.<LocalDate>get(1)),
                  YearMonth.from(row.<LocalDate>get(2)),
                  row.get(3),
                  row.<Long>get(4),
                  row.get(5)));

  static final AvroType<Horizon> HORIZON =
      RecordType.<Horizon>of("Horizon")
          .field("zone", STRING, horizon -> horizon.zone().getId())
          .field("first", DATE, horizon -> horizon.first().atDay(1))
          .field("last", DATE, horizon -> horizon.last().atDay(1))
          .field("move", nullable(MOVE), Horizon::move)
          .field("rules", LONG, Horizon::rules)
          .field("always", BOOLEAN, Horizon::always)
          .build(row ->
              new Horizon(
                  ZoneId.of(row.get(0)),
                  YearMonth.from(row.<LocalDate>get(1)),
                  YearMonth.from(row.<LocalDate>get(2)),
                  row.<Long>get(4),
                  row.get(5),
                  row.get(3)));

  /** A calendar. */
  public static final AvroType<Calendar> CALENDAR =
      RecordType.<Calendar>of("Calendar")
          .field("id", STRING, Calendar::id)
          .field("ownerId", STRING, Calendar::ownerId)
          .field("name", STRING, Calendar::name)
          .field("description", nullable(STRING), Calendar::description)
          .field("color", nullable(STRING), Calendar::color)
          .field("timeZone", STRING, Calendar::timeZone)
          .field("isPublic", BOOLEAN, Calendar::isPublic)
          .field("settings", STRING, Calendar::settings)
          .field("acl", sortedMapOf(ROLE), Calendar::acl)
          .field("version", LONG, Calendar::version)
          .field("sequence", LONG, Calendar::sequence)
          .field("horizon", HORIZON, Calendar::horizon)
          .field("createdAt", INSTANT, Calendar::createdAt)
          .field("updatedAt", INSTANT, Calendar::updatedAt)
          .field("deletedAt", nullable(INSTANT), Calendar::deletedAt)
          .build(row ->
              new Calendar(
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

  /** A change of a user's role. */
  public static final AvroType<MembershipChange> MEMBERSHIP_CHANGE =
      RecordType.<MembershipChange>of("MembershipChange")
          .field("userId", STRING, MembershipChange::userId)
          .field("calendarId", STRING, MembershipChange::calendarId)
          .field("role", nullable(ROLE), MembershipChange::role)
          .field("calendarVersion", LONG, MembershipChange::calendarVersion)
          .build(row -> new MembershipChange(row.get(0), row.get(1), row.get(2), row.get(3)));

  private CalendarTypes() {}
}
