package koyomi.domain.recurrence;

/** What RFC 5545 (3.3.10) and RFC 7529 allow to stand together in one rule. */
final class RuleChecks {
  private RuleChecks() {}

  /** Refuses forbidden combinations, or mends those whose meaning is clear. */
  static void check(RuleParts parts, Leniency leniency) {
    if (leniency == Leniency.STRICT) {
      refuse(parts);
    } else {
      mend(parts);
    }
  }

  private static void refuse(RuleParts parts) {
    Frequency frequency = parts.frequency;
    if (parts.count != 0 && parts.until != null) {
      throw new RecurrenceException("COUNT", "must not stand beside UNTIL");
    }
    if (parts.hasOrdinals()) {
      if (frequency != Frequency.YEARLY && frequency != Frequency.MONTHLY) {
        throw new RecurrenceException(
            "BYDAY", "numbers such as 2MO are only for MONTHLY and YEARLY, not " + frequency);
      }
      if (parts.byWeekNo.length > 0) {
        throw new RecurrenceException("BYDAY", "numbers such as 2MO must not stand with BYWEEKNO");
      }
    }
    if (parts.byWeekNo.length > 0 && frequency != Frequency.YEARLY) {
      throw new RecurrenceException("BYWEEKNO", "is only for YEARLY, not " + frequency);
    }
    if (parts.byMonthDay.length > 0 && frequency == Frequency.WEEKLY) {
      throw new RecurrenceException("BYMONTHDAY", "is not for WEEKLY");
    }
    if (parts.byYearDay.length > 0
        && (frequency == Frequency.DAILY
            || frequency == Frequency.WEEKLY
            || frequency == Frequency.MONTHLY)) {
      throw new RecurrenceException("BYYEARDAY", "is not for " + frequency);
    }
    if (parts.bySetPos.length > 0
        && parts.byMonth.length == 0
        && !parts.hasDayParts()
        && !parts.hasTimeParts()) {
      throw new RecurrenceException("BYSETPOS", "needs another BY part to choose from");
    }
    if (parts.skipGiven && !parts.rscale) {
      throw new RecurrenceException("SKIP", "needs RSCALE");
    }
  }

  /**
   * A number before a weekday where it has no meaning is dropped, as the common programs do; the
   * other forbidden parts are read as filters, and COUNT beside UNTIL as whichever ends first.
   */
  private static void mend(RuleParts parts) {
    boolean numbersCount =
        (parts.frequency == Frequency.YEARLY && parts.byWeekNo.length == 0)
            || parts.frequency == Frequency.MONTHLY;
    if (parts.hasOrdinals() && !numbersCount) {
      int[] days = parts.byDay.clone();
      for (int i = 0; i < days.length; i++) {
        days[i] &= 7;
      }
      parts.byDay = RuleValues.sorted(days, days.length);
    }
  }
}
