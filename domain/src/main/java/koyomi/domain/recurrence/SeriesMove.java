package koyomi.domain.recurrence;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.recurrence.RecurrenceLine.Dates;
import koyomi.domain.recurrence.RecurrenceLine.Rule;
import koyomi.domain.recurrence.Until.Form;
import koyomi.domain.zone.Zones;

/**
 * What the lines of a series say of single moments, moved along with its start: dates of EXDATE and
 * RDATE, and UNTIL, so that as many instances remain as there were. Moments are moved on the wall
 * clock of the series, whatever zone they are written in. A rule that names its days or times of
 * day itself keeps them when the start moves, and so does what belongs to them.
 */
final class SeriesMove {
  private final RecurrenceSet set;
  private final long start;
  private final ZoneId zone;
  private final ZoneTable table;
  private final long along;

  SeriesMove(RecurrenceSet set, LocalDateTime start, ZoneId zone) {
    this.set = set;
    this.start = start.toEpochSecond(ZoneOffset.UTC);
    this.zone = set.kind == RecurrenceSet.Kind.ZONED ? zone : set.zone;
    this.table = ZoneTable.of(this.zone);
    this.along =
        set.lines.rules().isEmpty()
            ? this.start - set.start
            : along(set.lines.rules().getFirst().parts);
  }

  RecurrenceSet.Moved moved() {
    List<RecurrenceLine> moved = new ArrayList<>();
    for (RecurrenceLine line : set.lines.lines) {
      moved.add(
          switch (line) {
            case Dates dates -> moved(dates);
            case Rule rule -> rule.with(moved(rule.rule()));
          });
    }
    return new RecurrenceSet.Moved(
        new RecurrenceLines(moved, set.lines.leniency), Duration.ofSeconds(along));
  }

  /** By how much the instances of a rule move, as far as DTSTART and not the rule says when. */
  private long along(RuleParts parts) {
    boolean ownDays = parts.hasDayParts();
    long days = ownDays ? 0 : (Civil.dayOf(start) - (long) Civil.dayOf(set.start)) * Civil.DAY;
    int from = Civil.secondOfDay(set.start);
    int to = Civil.secondOfDay(start);
    int hours = parts.byHour.length > 0 ? 0 : to / 3600 - from / 3600;
    int minutes = parts.byMinute.length > 0 ? 0 : to / 60 % 60 - from / 60 % 60;
    int seconds = parts.bySecond.length > 0 ? 0 : to % 60 - from % 60;
    return days + hours * 3600L + minutes * 60L + seconds;
  }

  private RecurrenceRule moved(RecurrenceRule rule) {
    Until until = rule.parts.until;
    if (until == null) {
      return rule;
    }
    Until moved = new Until(until.form(), moved(until.form(), until.second(), along(rule.parts)));
    return isSame(rule, until, moved) ? rule : rule.withUntil(moved);
  }

  /** Whether the rule, begun at the new start, ends with the same instance by either. */
  private boolean isSame(RecurrenceRule rule, Until one, Until other) {
    boolean allDay = set.kind == RecurrenceSet.Kind.ALL_DAY;
    RecurrenceRule shorter = rule.withUntil(one.second() < other.second() ? one : other);
    RecurrenceRule longer = rule.withUntil(one.second() < other.second() ? other : one);
    RuleStream few = RulePlan.of(shorter, start, table, allDay, true).stream();
    RuleStream more = RulePlan.of(longer, start, table, allDay, true).stream();
    // both say the same up to the end of the shorter: look from there on
    long from = Math.min(one.second(), other.second()) - 2 * Civil.DAY;
    few.seek(from);
    more.seek(from);
    long next = few.next();
    while (next != RuleStream.END && next == more.next()) {
      next = few.next();
    }
    return next == RuleStream.END && more.next() == RuleStream.END;
  }

  private Dates moved(Dates dates) {
    var window = new ZoneWindow(set.dates.zoneOf(dates));
    boolean named = !dates.zone().isEmpty() && set.kind == RecurrenceSet.Kind.ZONED;
    // a line in the series' zone goes where the series goes; one in another zone stays there
    boolean follows =
        named && set.dates.zoneOf(dates) == set.table && !(zone instanceof ZoneOffset);
    ZoneTable own = named && !follows ? set.dates.zoneOf(dates) : table;
    var values = new ArrayList<DateValue>(dates.values().size());
    for (DateValue value : dates.values()) {
      long second =
          value.form() == Form.LOCAL && set.kind != RecurrenceSet.Kind.ALL_DAY
              ? local(set.dates.instant(value, window), own)
              : moved(value.form(), value.second(), along);
      values.add(value.movedTo(second));
    }
    Dates moved = dates.with(values);
    String name = Zones.nameOf(zone);
    return follows && !name.equals(Zones.nameOf(set.zone)) ? moved.in(name) : moved;
  }

  private long moved(Form form, long second, long by) {
    return switch (form) {
      case DATE ->
          second + (Civil.dayOf(set.start + by) - (long) Civil.dayOf(set.start)) * Civil.DAY;
      case LOCAL -> second + by;
      case UTC ->
          set.kind == RecurrenceSet.Kind.ALL_DAY ? second + by : instant(wall(second) + by, table);
    };
  }

  /** The moved moment on the wall clock of a zone. */
  private long local(long instant, ZoneTable in) {
    long there = instant(wall(instant) + along, table);
    var window = new ZoneWindow(in);
    window.atInstant(there);
    return there + window.offset;
  }

  /** What the wall clock of the series showed. */
  private long wall(long instant) {
    var window = new ZoneWindow(set.table);
    window.atInstant(instant);
    return instant + window.offset;
  }

  private static long instant(long local, ZoneTable table) {
    var window = new ZoneWindow(table);
    window.atLocal(local);
    return local - window.offset;
  }
}
