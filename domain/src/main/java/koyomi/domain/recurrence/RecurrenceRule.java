package koyomi.domain.recurrence;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A validated, immutable RRULE or EXRULE value (RFC 5545, 3.3.10; RFC 7529 with the Gregorian
 * scale). Lists are sorted and hold no value twice.
 */
public final class RecurrenceRule {
  /** A BYDAY entry: {@code ordinal} 0 is every such weekday, -1 the last one. */
  public record WeekdayNumber(int ordinal, DayOfWeek weekday) {}

  final RuleParts parts;

  RecurrenceRule(RuleParts parts) {
    this.parts = parts;
  }

  /**
   * Parses the value of an RRULE property, such as {@code FREQ=WEEKLY;BYDAY=MO}.
   *
   * @throws RecurrenceException naming the part that cannot be taken
   */
  public static RecurrenceRule parse(String value, Leniency leniency) {
    return new RuleParser(leniency).parse(value);
  }

  public Frequency frequency() {
    return parts.frequency;
  }

  /** Every how many periods; at least 1. */
  public int interval() {
    return parts.interval;
  }

  /** How many instances the rule has, DTSTART among them, before EXDATE takes any out. */
  public OptionalLong count() {
    return parts.count == 0 ? OptionalLong.empty() : OptionalLong.of(parts.count);
  }

  public Optional<Until> until() {
    return Optional.ofNullable(parts.until);
  }

  /** Neither COUNT nor UNTIL. */
  public boolean isEndless() {
    return parts.count == 0 && parts.until == null;
  }

  public List<WeekdayNumber> byDay() {
    var days = new ArrayList<WeekdayNumber>(parts.byDay.length);
    for (int day : parts.byDay) {
      days.add(new WeekdayNumber(day >> 3, DayOfWeek.of((day & 7) + 1)));
    }
    return days;
  }

  public int[] bySecond() {
    return parts.bySecond.clone();
  }

  public int[] byMinute() {
    return parts.byMinute.clone();
  }

  public int[] byHour() {
    return parts.byHour.clone();
  }

  public int[] byMonthDay() {
    return parts.byMonthDay.clone();
  }

  public int[] byYearDay() {
    return parts.byYearDay.clone();
  }

  public int[] byWeekNo() {
    return parts.byWeekNo.clone();
  }

  public int[] byMonth() {
    return parts.byMonth.clone();
  }

  public int[] bySetPos() {
    return parts.bySetPos.clone();
  }

  public DayOfWeek weekStart() {
    return DayOfWeek.of(parts.weekStart + 1);
  }

  public Skip skip() {
    return parts.skip;
  }

  /** The same rule with this COUNT (at least 1) and no UNTIL. */
  public RecurrenceRule withCount(long count) {
    if (count < 1) {
      throw new RecurrenceException("COUNT", "must be at least 1");
    }
    RuleParts changed = parts.copy();
    changed.count = count;
    changed.until = null;
    return new RecurrenceRule(changed);
  }

  /** The same rule with this UNTIL and no COUNT. */
  public RecurrenceRule withUntil(Until until) {
    RuleParts changed = parts.copy();
    changed.count = 0;
    changed.until = until;
    return new RecurrenceRule(changed);
  }

  /** The same rule without COUNT and UNTIL. */
  public RecurrenceRule withoutBounds() {
    RuleParts changed = parts.copy();
    changed.count = 0;
    changed.until = null;
    return new RecurrenceRule(changed);
  }

  /** The RFC's text in a fixed order of parts; equal rules have equal texts. */
  @Override
  public String toString() {
    return RuleText.of(parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrenceRule rule && rule.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
