package koyomi.domain.icalendar;

import java.util.List;
import java.util.Random;

/** Rules and dates of all shapes, most of them nonsense, some of them enormous. */
final class ChaoticRules {
  private static final List<String> NAMES =
      List.of(
          "COUNT",
          "UNTIL",
          "INTERVAL",
          "WKST",
          "BYMONTH",
          "BYWEEKNO",
          "BYYEARDAY",
          "BYMONTHDAY",
          "BYDAY",
          "BYHOUR",
          "BYMINUTE",
          "BYSECOND",
          "BYSETPOS",
          "RSCALE",
          "SKIP",
          "X-OTHER");
  private static final List<String> FREQUENCIES =
      List.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY", "NEVER");
  private static final List<String> WEEKDAYS =
      List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU", "-1SU", "5MO", "-53FR", "99XX", "0TU");
  private static final List<String> DATES =
      List.of(
          "20240110T090000Z",
          "20240111T090000",
          "19000101",
          "22001231T235959",
          "99991231",
          "20240230",
          "20240110T090000Z/PT1H",
          "20240112T090000/20240110T090000");

  private final Random random;

  ChaoticRules(Random random) {
    this.random = random;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private int number() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1 -> -1 - random.nextInt(60);
      case 2 -> random.nextInt(400);
      default -> 1 + random.nextInt(31);
    };
  }

  private String value(String name) {
    return switch (name) {
      case "UNTIL" -> oneOf(DATES);
      case "WKST" -> oneOf(WEEKDAYS);
      case "RSCALE" -> oneOf(List.of("GREGORIAN", "HEBREW", "gregorian"));
      case "SKIP" -> oneOf(List.of("OMIT", "BACKWARD", "FORWARD", "SIDEWAYS"));
      case "COUNT", "INTERVAL" -> Integer.toString(number());
      case "BYDAY" -> several(() -> oneOf(WEEKDAYS));
      default -> several(() -> Integer.toString(number()));
    };
  }

  private String several(java.util.function.Supplier<String> one) {
    StringBuilder list = new StringBuilder(one.get());
    for (int more = random.nextInt(4); more > 0; more--) {
      list.append(',').append(one.get());
    }
    return list.toString();
  }

  /** A recurrence line. */
  String line() {
    StringBuilder line = new StringBuilder();
    switch (random.nextInt(8)) {
      case 0 ->
          line.append(oneOf(List.of("RDATE", "EXDATE")))
              .append(oneOf(List.of("", ";VALUE=DATE", ";VALUE=PERIOD", ";TZID=Europe/Berlin")))
              .append(':')
              .append(several(() -> oneOf(DATES)));
      default -> {
        line.append(random.nextInt(9) == 0 ? "EXRULE:FREQ=" : "RRULE:FREQ=")
            .append(oneOf(FREQUENCIES));
        for (int parts = random.nextInt(5); parts > 0; parts--) {
          String name = oneOf(NAMES);
          line.append(';').append(name).append('=').append(value(name));
        }
      }
    }
    if (random.nextInt(20) == 0) {
      line.setCharAt(random.nextInt(line.length()), (char) (32 + random.nextInt(95)));
    }
    return line.toString();
  }
}
