package koyomi.domain.recurrence;

/** A rule compiled for one DTSTART and zone: immutable, shared by all cursors of the set. */
interface RulePlan {
  RuleStream stream();

  /**
   * Compiles a rule.
   *
   * @param start DTSTART's local time
   * @param holdsStart whether DTSTART is an instance even if the rule does not make it (RRULE yes,
   *     EXRULE no)
   */
  static RulePlan of(
      RecurrenceRule rule, long start, ZoneTable zone, boolean allDay, boolean holdsStart) {
    RuleParts parts = rule.parts;
    if (allDay && parts.hasTimeParts()) {
      parts = parts.copy();
      parts.bySecond = RuleParts.NONE;
      parts.byMinute = RuleParts.NONE;
      parts.byHour = RuleParts.NONE;
    }
    long until = untilSecond(parts, zone, allDay);
    return parts.frequency.isSubDaily()
        ? new ElapsedPlan(parts, start, until, zone, holdsStart)
        : new DayPlan(parts, start, until, zone, holdsStart);
  }

  /** Whether BYSETPOS asks only for positions that no period of so many items has. */
  static boolean isOutOfReach(int[] setPositions, long items) {
    for (int position : setPositions) {
      if (Math.abs(position) <= items) {
        return false;
      }
    }
    return setPositions.length > 0;
  }

  /** UNTIL as an instant, inclusive; a date ends with its last second in the series' zone. */
  private static long untilSecond(RuleParts parts, ZoneTable zone, boolean allDay) {
    Until until = parts.until;
    if (until == null) {
      return RuleStream.END;
    }
    if (allDay) {
      return until.second() - Civil.secondOfDay(until.second());
    }
    if (until.form() == Until.Form.UTC) {
      return until.second();
    }
    long local = until.form() == Until.Form.DATE ? until.second() + Civil.DAY - 1 : until.second();
    var window = new ZoneWindow(zone);
    window.atLocal(local);
    return local - window.offset;
  }
}
