package koyomi.domain.expansion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Months as numbers that count on over years: year × 12 + month − 1. Numbers below {@link #FIRST}
 * are free for other uses; what is earlier is counted to the first month.
 */
public final class Months {
  /** The earliest month that is told apart. */
  public static final int FIRST = 12;

  private Months() {}

  /** Returns the number of a month. */
  public static int of(YearMonth month) {
    return Math.max(FIRST, month.getYear() * 12 + month.getMonthValue() - 1);
  }

  /** Returns the number of the month that an instant falls into. */
  public static int ofInstant(long epochSecond, ZoneId zone) {
    return of(YearMonth.from(Instant.ofEpochSecond(epochSecond).atZone(zone)));
  }

  /** Returns the number of the month of a local time, packed as if it were UTC. */
  public static int ofLocal(long localSecond) {
    return ofInstant(localSecond, ZoneOffset.UTC);
  }

  /** Returns the month of a number. */
  public static YearMonth month(int number) {
    return YearMonth.of(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
  }

  /** Returns the instant at which a month begins, in epoch seconds. */
  public static long start(int number, ZoneId zone) {
    return firstDay(number).atStartOfDay(zone).toEpochSecond();
  }

  /** Returns midnight of the month's first day, packed as if it were UTC. */
  public static long localStart(int number) {
    return firstDay(number).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  private static LocalDate firstDay(int number) {
    return month(number).atDay(1);
  }
}
