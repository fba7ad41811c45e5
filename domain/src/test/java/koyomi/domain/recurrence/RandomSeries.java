package koyomi.domain.recurrence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/** A random rule that RFC 5545 allows, with a start, a zone and how far it is worth evaluating. */
record RandomSeries(String text, LocalDateTime start, ZoneId zone, LocalDateTime horizon) {
  private static final List<Frequency> FREQUENCIES = List.of(Frequency.values());
  private static final String[] ZONES = {
    "UTC",
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Europe/London"
  };

  static RandomSeries of(long seed) {
    var random = new Random(seed);
    Frequency frequency = FREQUENCIES.get(random.nextInt(7));
    ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
    LocalDateTime start =
        LocalDate.of(1965 + random.nextInt(75), 1, 1)
            .plusDays(random.nextInt(365))
            .atTime(
                random.nextBoolean() ? random.nextInt(4) : random.nextInt(24),
                random.nextInt(4) * 15,
                random.nextInt(4) == 0 ? random.nextInt(60) : 0);
    var text = new StringBuilder("FREQ=" + frequency);
    if (random.nextInt(3) == 0) {
      text.append(";INTERVAL=").append(1 + random.nextInt(random.nextBoolean() ? 4 : 40));
    }
    parts(text, frequency, zone, random);
    if (random.nextInt(3) == 0) {
      text.append(";WKST=").append(RuleText.WEEKDAYS[random.nextInt(7)]);
    }
    LocalDateTime horizon = horizon(frequency, start, random);
    bounds(text, start, horizon, random);
    return new RandomSeries(text.toString(), start, zone, horizon);
  }

  private static void parts(StringBuilder text, Frequency frequency, ZoneId zone, Random random) {
    boolean yearly = frequency == Frequency.YEARLY;
    boolean monthly = frequency == Frequency.MONTHLY;
    boolean weekly = frequency == Frequency.WEEKLY;
    boolean weekNumbers = yearly && random.nextInt(5) == 0;
    int before = text.length();
    if (random.nextInt(3) == 0) {
      list(text, "BYMONTH", random, 4, () -> 1 + random.nextInt(12));
    }
    if (weekNumbers) {
      list(text, "BYWEEKNO", random, 3, () -> signed(random, 53));
    }
    if (random.nextInt(5) == 0 && !weekly && !monthly && frequency != Frequency.DAILY) {
      list(text, "BYYEARDAY", random, 4, () -> signed(random, 366));
    }
    boolean monthDays = random.nextInt(3) == 0 && !weekly;
    if (monthDays) {
      list(text, "BYMONTHDAY", random, 5, () -> signed(random, 31));
    }
    boolean skips = monthDays && text.indexOf("BYYEARDAY") < 0 && random.nextInt(4) == 0;
    skips &= (yearly || monthly) && !weekNumbers;
    if (!skips && random.nextInt(2) == 0) {
      days(text, (yearly && !weekNumbers) || monthly, yearly, random);
    }
    if (random.nextInt(3) == 0) {
      list(text, "BYHOUR", random, 4, () -> random.nextInt(random.nextBoolean() ? 4 : 24));
    }
    // where a zone shifts by half an hour, an hour cut in two has no one reading
    boolean halves = frequency == Frequency.HOURLY && zone.getId().equals("Australia/Lord_Howe");
    if (random.nextInt(4) == 0 && !halves) {
      list(text, "BYMINUTE", random, 4, () -> random.nextInt(12) * 5);
    }
    if (random.nextInt(6) == 0 && !halves) {
      list(text, "BYSECOND", random, 3, () -> random.nextInt(60));
    }
    if (text.length() > before && random.nextInt(4) == 0) {
      list(text, "BYSETPOS", random, 3, () -> signed(random, 1 + random.nextInt(10)));
    }
    if (skips) {
      text.append(";RSCALE=GREGORIAN;SKIP=").append(random.nextBoolean() ? "FORWARD" : "BACKWARD");
    }
  }

  private static void days(StringBuilder text, boolean numbered, boolean yearly, Random random) {
    int n = 1 + random.nextInt(4);
    text.append(";BYDAY=");
    for (int i = 0; i < n; i++) {
      text.append(i == 0 ? "" : ",");
      if (numbered && random.nextBoolean()) {
        text.append(signed(random, yearly && random.nextBoolean() ? 53 : 5));
      }
      text.append(RuleText.WEEKDAYS[random.nextInt(7)]);
    }
  }

  private static LocalDateTime horizon(Frequency frequency, LocalDateTime start, Random random) {
    LocalDateTime day = start;
    return switch (frequency) {
      case YEARLY -> day.plusYears(6 + random.nextInt(20));
      case MONTHLY -> day.plusMonths(6 + random.nextInt(60));
      case WEEKLY -> day.plusWeeks(4 + random.nextInt(80));
      case DAILY -> day.plusDays(10 + random.nextInt(400));
      case HOURLY -> day.plusHours(30 + random.nextInt(random.nextInt(8) == 0 ? 900 : 100));
      case MINUTELY -> day.plusMinutes(30 + random.nextInt(1500));
      case SECONDLY -> day.plusMinutes(1 + random.nextInt(200));
    };
  }

  private static void bounds(
      StringBuilder text, LocalDateTime start, LocalDateTime horizon, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> text.append(";COUNT=").append(1 + random.nextInt(30));
      case 1 -> {
        long seconds = Duration.between(start, horizon).toSeconds();
        LocalDateTime until = start.plusSeconds((long) (random.nextDouble() * seconds));
        text.append(";UNTIL=").append(ConformanceCase.LOCAL.format(until)).append('Z');
      }
      default -> {}
    }
  }

  private static int signed(Random random, int max) {
    int value = 1 + random.nextInt(max);
    return random.nextInt(3) == 0 ? -value : value;
  }

  private static void list(
      StringBuilder text, String name, Random random, int max, IntSupplier value) {
    int n = 1 + random.nextInt(max);
    text.append(';').append(name).append('=');
    for (int i = 0; i < n; i++) {
      text.append(i == 0 ? "" : ",").append(value.getAsInt());
    }
  }
}
