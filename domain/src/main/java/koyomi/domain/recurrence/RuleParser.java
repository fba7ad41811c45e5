package koyomi.domain.recurrence;

import java.util.Locale;

/** Reads the text of one rule; what it may say together is checked by {@link RuleChecks}. */
final class RuleParser {
  /** Longer than every part written in full; what exceeds it is no rule. */
  private static final int MAX_LENGTH = 16_384;

  private final Leniency leniency;
  private final RuleParts parts = new RuleParts();
  private int seen;

  RuleParser(Leniency leniency) {
    this.leniency = leniency;
  }

  RecurrenceRule parse(String value) {
    if (value.length() > MAX_LENGTH) {
      throw new RecurrenceException("RRULE", "longer than " + MAX_LENGTH + " characters");
    }
    int from = 0;
    int length = value.length();
    while (from < length) {
      int to = value.indexOf(';', from);
      if (to < 0) {
        to = length;
      }
      if (to > from) {
        part(value, from, to);
      } else if (leniency == Leniency.STRICT) {
        throw new RecurrenceException("RRULE", "an empty part (';;')");
      }
      from = to + 1;
    }
    if ((seen & 1) == 0) {
      throw new RecurrenceException("FREQ", "is missing");
    }
    RuleChecks.check(parts, leniency);
    return new RecurrenceRule(parts);
  }

  private void part(String text, int from, int to) {
    int equals = text.indexOf('=', from);
    if (equals < 0 || equals >= to) {
      throw new RecurrenceException(
          RuleValues.shown(text, from, to), "a part is NAME=value, and here is no '='");
    }
    String name = text.substring(from, equals).strip().toUpperCase(Locale.ROOT);
    int value = equals + 1;
    switch (name) {
      case "FREQ" -> {
        once(0, name);
        parts.frequency = frequency(text.substring(value, to));
      }
      case "INTERVAL" -> {
        once(1, name);
        parts.interval = (int) RuleValues.whole(text, value, to, name, Integer.MAX_VALUE);
      }
      case "COUNT" -> {
        once(2, name);
        parts.count = RuleValues.whole(text, value, to, name, 1_000_000_000_000L);
      }
      case "UNTIL" -> {
        once(3, name);
        parts.until = Until.parse(text.substring(value, to).strip(), name);
      }
      case "BYSECOND" -> {
        once(4, name);
        // there is no leap second in epoch seconds: 60 is read as 59
        parts.bySecond = RuleValues.atMost59(RuleValues.list(text, value, to, name, 0, 60, false));
      }
      case "BYMINUTE" -> {
        once(5, name);
        parts.byMinute = RuleValues.list(text, value, to, name, 0, 59, false);
      }
      case "BYHOUR" -> {
        once(6, name);
        parts.byHour = RuleValues.list(text, value, to, name, 0, 23, false);
      }
      case "BYDAY" -> {
        once(7, name);
        parts.byDay = RuleValues.days(text, value, to);
      }
      case "BYMONTHDAY" -> {
        once(8, name);
        parts.byMonthDay = RuleValues.list(text, value, to, name, 1, 31, true);
      }
      case "BYYEARDAY" -> {
        once(9, name);
        parts.byYearDay = RuleValues.list(text, value, to, name, 1, 366, true);
      }
      case "BYWEEKNO" -> {
        once(10, name);
        parts.byWeekNo = RuleValues.list(text, value, to, name, 1, 53, true);
      }
      case "BYMONTH" -> {
        once(11, name);
        parts.byMonth = RuleValues.list(text, value, to, name, 1, 12, false);
      }
      case "BYSETPOS" -> {
        once(12, name);
        parts.bySetPos = RuleValues.list(text, value, to, name, 1, 366, true);
      }
      case "WKST" -> {
        once(13, name);
        parts.weekStart = RuleValues.weekday(text, value, to, name);
      }
      case "RSCALE" -> {
        once(14, name);
        rscale(text.substring(value, to).strip());
      }
      case "SKIP" -> {
        once(15, name);
        parts.skip = skip(text.substring(value, to).strip());
        parts.skipGiven = true;
      }
      default -> {
        if (leniency == Leniency.STRICT) {
          throw new RecurrenceException(name, "is not a rule part that RFC 5545 knows");
        }
      }
    }
  }

  private void once(int bit, String name) {
    if ((seen >> bit & 1) != 0 && leniency == Leniency.STRICT) {
      throw new RecurrenceException(name, "is given twice");
    }
    seen |= 1 << bit;
  }

  private static Frequency frequency(String text) {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "YEARLY" -> Frequency.YEARLY;
      case "MONTHLY" -> Frequency.MONTHLY;
      case "WEEKLY" -> Frequency.WEEKLY;
      case "DAILY" -> Frequency.DAILY;
      case "HOURLY" -> Frequency.HOURLY;
      case "MINUTELY" -> Frequency.MINUTELY;
      case "SECONDLY" -> Frequency.SECONDLY;
      default ->
          throw new RecurrenceException(
              "FREQ", "unknown frequency '" + RuleValues.brief(text) + "'");
    };
  }

  private void rscale(String text) {
    if (!text.equalsIgnoreCase("GREGORIAN")) {
      throw new RecurrenceException(
          "RSCALE",
          "only the GREGORIAN calendar is supported, not '" + RuleValues.brief(text) + "'");
    }
    parts.rscale = true;
  }

  private static Skip skip(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "OMIT" -> Skip.OMIT;
      case "BACKWARD" -> Skip.BACKWARD;
      case "FORWARD" -> Skip.FORWARD;
      default ->
          throw new RecurrenceException("SKIP", "unknown value '" + RuleValues.brief(text) + "'");
    };
  }
}
