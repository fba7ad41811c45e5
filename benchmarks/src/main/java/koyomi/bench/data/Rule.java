package koyomi.bench.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** When a generated series recurs: a test for one day, and the RFC 5545 text that says the same. */
public sealed interface Rule {
  /** Tells whether a series that began on a day, which has to match itself, occurs on another. */
  boolean matches(LocalDate first, LocalDate day);

  /** Returns the rule's parts for a series that begins on a day, without end. */
  String text(LocalDate first);

  /**
   * {@code FREQ=WEEKLY} on the weekday of the first.
   *
   * @param interval in weeks
   */
  record Weekly(int interval) implements Rule {
    private static final int DAYS = 7;

    @Override
    public boolean matches(LocalDate first, LocalDate day) {
      return ChronoUnit.DAYS.between(first, day) % ((long) DAYS * interval) == 0;
    }

    @Override
    public String text(LocalDate first) {
      return "FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + code(first.getDayOfWeek());
    }
  }

  /** {@code FREQ=DAILY} from Monday to Friday. */
  record Weekdays() implements Rule {
    @Override
    public boolean matches(LocalDate first, LocalDate day) {
      return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    @Override
    public String text(LocalDate first) {
      return "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR";
    }
  }

  /**
   * {@code FREQ=DAILY}.
   *
   * @param interval in days
   */
  record Daily(int interval) implements Rule {
    @Override
    public boolean matches(LocalDate first, LocalDate day) {
      return ChronoUnit.DAYS.between(first, day) % interval == 0;
    }

    @Override
    public String text(LocalDate first) {
      return "FREQ=DAILY;INTERVAL=" + interval;
    }
  }

  /**
   * {@code FREQ=MONTHLY} on the same weekday of the month as the first, such as the second Tuesday.
   */
  record Monthly() implements Rule {
    @Override
    public boolean matches(LocalDate first, LocalDate day) {
      return day.getDayOfWeek() == first.getDayOfWeek() && ordinal(day) == ordinal(first);
    }

    @Override
    public String text(LocalDate first) {
      return "FREQ=MONTHLY;BYDAY=" + ordinal(first) + code(first.getDayOfWeek());
    }
  }

  /** {@code FREQ=YEARLY} on the same weekday of the same month as the first. */
  record Yearly() implements Rule {
    @Override
    public boolean matches(LocalDate first, LocalDate day) {
      return day.getMonth() == first.getMonth()
          && day.getDayOfWeek() == first.getDayOfWeek()
          && ordinal(day) == ordinal(first);
    }

    @Override
    public String text(LocalDate first) {
      return "FREQ=YEARLY;BYMONTH="
          + first.getMonthValue()
          + ";BYDAY="
          + ordinal(first)
          + code(first.getDayOfWeek());
    }
  }

  private static int ordinal(LocalDate day) {
    return (day.getDayOfMonth() - 1) / 7 + 1;
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
  }
}
