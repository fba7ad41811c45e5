package koyomi.domain.recurrence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import koyomi.domain.recurrence.Until.Form;
import koyomi.domain.zone.Zones;

/**
 * All instances of an event: DTSTART, what its rules and RDATEs add, without what EXDATEs and
 * EXRULEs take away (RFC 5545, 3.8.5). DTSTART counts as the first instance, and in COUNT, even
 * where the rule does not make it. Immutable and thread safe; walk it with a cursor of your own.
 */
public final class RecurrenceSet {
  /** The kind of DTSTART. */
  enum Kind {
    ALL_DAY,
    FLOATING,
    ZONED
  }

  final Kind kind;
  final long start;
  final ZoneId zone;
  final ZoneTable table;
  final RecurrenceLines lines;
  final SetDates dates;
  private final RulePlan[] included;
  private final RulePlan[] excluding;

  private RecurrenceSet(Kind kind, LocalDateTime start, ZoneId zone, RecurrenceLines lines) {
    if (start.getYear() < 1 || start.getYear() > Civil.LAST_YEAR) {
      throw new RecurrenceException("DTSTART", "the year must be 1 to " + Civil.LAST_YEAR);
    }
    this.kind = kind;
    this.start = start.toEpochSecond(ZoneOffset.UTC);
    this.zone = zone;
    this.table = ZoneTable.of(zone);
    this.lines = lines;
    this.dates = new SetDates(lines, table, kind == Kind.ALL_DAY, this.start);
    int rules = 0;
    int exclusions = 0;
    for (RecurrenceLine line : lines.lines) {
      if (line instanceof RecurrenceLine.Rule) {
        rules += line.excludes() ? 0 : 1;
        exclusions += line.excludes() ? 1 : 0;
      }
    }
    this.included = new RulePlan[Math.max(1, rules)];
    this.excluding = new RulePlan[exclusions];
    compile();
    if (rules == 0) {
      RuleParts once = new RuleParts();
      once.frequency = Frequency.DAILY;
      once.count = 1;
      included[0] = new DayPlan(once, this.start, RuleStream.END, table, true);
    }
  }

  /**
   * A series in a time zone.
   *
   * @param start DTSTART on the wall clock; in a gap it is read with the offset before the gap
   * @throws RecurrenceException if the lines do not fit a timed event
   */
  public static RecurrenceSet timed(LocalDateTime start, ZoneId zone, RecurrenceLines lines) {
    return new RecurrenceSet(Kind.ZONED, start, zone, lines);
  }

  /** A series of floating times: instants are those that the times would be in UTC. */
  public static RecurrenceSet floating(LocalDateTime start, RecurrenceLines lines) {
    return new RecurrenceSet(Kind.FLOATING, start, ZoneOffset.UTC, lines);
  }

  /**
   * A series of whole days.
   *
   * @throws RecurrenceException if the lines do not fit an all-day event
   */
  public static RecurrenceSet allDay(LocalDate start, RecurrenceLines lines) {
    return new RecurrenceSet(Kind.ALL_DAY, start.atStartOfDay(), ZoneOffset.UTC, lines);
  }

  /** A new cursor before the first instance. */
  public OccurrenceCursor cursor() {
    return new OccurrenceCursor(streams(included), streams(excluding), dates, table);
  }

  /** Whether some rule has neither COUNT nor UNTIL. */
  public boolean isEndless() {
    for (RecurrenceLine line : lines.lines) {
      if (line instanceof RecurrenceLine.Rule rule && !rule.excludes() && rule.rule().isEndless()) {
        return true;
      }
    }
    return false;
  }

  /** The lines that this set was made of. */
  public RecurrenceLines lines() {
    return lines;
  }

  /** Whether an instance starts at this local time (either one of an overlap). */
  public boolean contains(long localSecond) {
    return instantOf(localSecond) != RuleStream.END;
  }

  /**
   * The instant of the instance that starts at this local time.
   *
   * @return epoch second, or {@link Long#MAX_VALUE} if no instance starts there
   */
  public long instantOf(long localSecond) {
    var window = new ZoneWindow(table);
    window.atLocal(localSecond);
    long first = localSecond - window.offset;
    OccurrenceCursor cursor = cursor();
    cursor.seek(first);
    if (cursor.next() && cursor.epochSecond() == first) {
      return first;
    }
    long second = localSecond - window.after;
    if (second > first && second >= window.to) {
      cursor.seek(second);
      if (cursor.next() && cursor.epochSecond() == second) {
        return second;
      }
    }
    return RuleStream.END;
  }

  /**
   * The lines of the first part of the series when it is split: its instances before the given one.
   * Rules without COUNT get an UNTIL, those with COUNT a smaller one; dates are divided.
   */
  public RecurrenceLines before(long splitLocalSecond) {
    return new SeriesSplit(this, splitLocalSecond).before();
  }

  /**
   * The lines of the second part of the series, to stand with the given instance as DTSTART.
   *
   * @throws RecurrenceException if no rule can say what follows: with several rules, one with an
   *     INTERVAL whose rhythm the new DTSTART does not keep, and too many instances to list
   */
  public RecurrenceLines from(long splitLocalSecond) {
    return new SeriesSplit(this, splitLocalSecond).from();
  }

  /**
   * What the lines say once the series begins at another time or in another zone, their rules as
   * they are.
   *
   * @param lines with the dates of EXDATE and RDATE moved, and UNTIL where otherwise an instance
   *     would come or go
   * @param along by how much original starts move on the wall clock: the distance between the two
   *     starts, less what the (first) rule says itself of days or times
   */
  public record Moved(RecurrenceLines lines, Duration along) {}

  /**
   * The lines to stand with another start.
   *
   * @param newStart on the wall clock
   * @param newZone where the start is read; the same for series of whole days
   */
  public Moved movedTo(LocalDateTime newStart, ZoneId newZone) {
    return new SeriesMove(this, newStart, newZone).moved();
  }

  /** The lines with an EXDATE for the instance that starts at this local time. */
  public RecurrenceLines excluding(long localSecond) {
    if (kind == Kind.ALL_DAY) {
      return lines.plus(RecurrenceLine.Dates.exclusion(Form.DATE, localSecond, ""));
    }
    if (kind == Kind.FLOATING) {
      return lines.plus(RecurrenceLine.Dates.exclusion(Form.LOCAL, localSecond, ""));
    }
    var window = new ZoneWindow(table);
    window.atLocal(localSecond);
    long instant = instantOf(localSecond);
    boolean localNamesIt = instant == RuleStream.END || instant == localSecond - window.offset;
    return lines.plus(
        localNamesIt && !(zone instanceof ZoneOffset)
            ? RecurrenceLine.Dates.exclusion(Form.LOCAL, localSecond, Zones.nameOf(zone))
            : RecurrenceLine.Dates.exclusion(
                Form.UTC, localNamesIt ? localSecond - window.offset : instant, ""));
  }

  private void compile() {
    int rules = 0;
    int exclusions = 0;
    for (int i = 0; i < lines.lines.size(); i++) {
      if (lines.lines.get(i) instanceof RecurrenceLine.Rule line) {
        try {
          RulePlan plan = compile(line.rule(), line.excludes());
          if (line.excludes()) {
            excluding[exclusions++] = plan;
          } else {
            included[rules++] = plan;
          }
        } catch (RecurrenceException refused) {
          throw refused.atLine(i);
        }
      }
    }
  }

  private RulePlan compile(RecurrenceRule rule, boolean excludes) {
    RuleParts parts = rule.parts;
    if (kind == Kind.ALL_DAY && parts.frequency.isSubDaily()) {
      throw new RecurrenceException("FREQ", parts.frequency + " is not for all-day events");
    }
    if (lines.leniency == Leniency.STRICT) {
      checkTypes(parts);
    }
    return RulePlan.of(rule, start, table, kind == Kind.ALL_DAY, !excludes);
  }

  private void checkTypes(RuleParts parts) {
    boolean allDay = kind == Kind.ALL_DAY;
    if (allDay && parts.hasTimeParts()) {
      throw new RecurrenceException(
          parts.byHour.length > 0 ? "BYHOUR" : parts.byMinute.length > 0 ? "BYMINUTE" : "BYSECOND",
          "is not for all-day events");
    }
    if (parts.until != null && allDay != (parts.until.form() == Form.DATE)) {
      throw new RecurrenceException(
          "UNTIL", allDay ? "must be a date, as DTSTART is" : "must be a date-time, as DTSTART is");
    }
  }

  private static RuleStream[] streams(RulePlan[] plans) {
    var streams = new RuleStream[plans.length];
    for (int i = 0; i < plans.length; i++) {
      streams[i] = plans[i].stream();
    }
    return streams;
  }
}
