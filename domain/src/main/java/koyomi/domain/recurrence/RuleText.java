package koyomi.domain.recurrence;

/** Writes a rule as RFC 5545 text, always in the same order of parts. */
final class RuleText {
  static final String[] WEEKDAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

  private RuleText() {}

  static String of(RuleParts parts) {
    var out = new StringBuilder(64);
    out.append("FREQ=").append(parts.frequency);
    if (parts.interval != 1) {
      out.append(";INTERVAL=").append(parts.interval);
    }
    if (parts.count != 0) {
      out.append(";COUNT=").append(parts.count);
    }
    if (parts.until != null) {
      out.append(";UNTIL=").append(parts.until);
    }
    list(out, "BYMONTH", parts.byMonth);
    list(out, "BYWEEKNO", parts.byWeekNo);
    list(out, "BYYEARDAY", parts.byYearDay);
    list(out, "BYMONTHDAY", parts.byMonthDay);
    days(out, parts.byDay);
    list(out, "BYHOUR", parts.byHour);
    list(out, "BYMINUTE", parts.byMinute);
    list(out, "BYSECOND", parts.bySecond);
    list(out, "BYSETPOS", parts.bySetPos);
    if (parts.weekStart != 0) {
      out.append(";WKST=").append(WEEKDAYS[parts.weekStart]);
    }
    if (parts.rscale) {
      out.append(";RSCALE=GREGORIAN");
    }
    if (parts.skip != Skip.OMIT) {
      out.append(";SKIP=").append(parts.skip);
    }
    return out.toString();
  }

  private static void list(StringBuilder out, String name, int[] values) {
    for (int i = 0; i < values.length; i++) {
      if (i == 0) {
        out.append(';').append(name).append('=');
      } else {
        out.append(',');
      }
      out.append(values[i]);
    }
  }

  private static void days(StringBuilder out, int[] values) {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? ";BYDAY=" : ",");
      int ordinal = values[i] >> 3;
      if (ordinal != 0) {
        out.append(ordinal);
      }
      out.append(WEEKDAYS[values[i] & 7]);
    }
  }
}
