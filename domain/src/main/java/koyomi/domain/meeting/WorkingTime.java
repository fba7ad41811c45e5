package koyomi.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;
import koyomi.domain.people.WorkingHours;

/** Working hours and whole days as moments of a window. */
public final class WorkingTime {
  private WorkingTime() {}

  /**
   * Returns the moments of a window at which a person works. Hours are wall-clock times: where the
   * clock jumps over one, it is read as RFC 5545 reads such a time, an hour later.
   *
   * @param hours of each day of the week
   * @param zone whose clock they are
   * @param window what is asked about
   */
  public static Spans of(WorkingHours hours, ZoneId zone, Span window) {
    LocalDate day = dayOf(window.start(), zone);
    LocalDate last = dayOf(window.end(), zone);
    SpansBuilder builder = new SpansBuilder(32);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (WorkingHours.Hours each : hours.on(day.getDayOfWeek())) {
        builder.add(second(day, each.from(), zone), endSecond(day, each.to(), zone));
      }
    }
    return builder.build().within(window);
  }

  /**
   * Returns the moments of a window that lie on certain days.
   *
   * @param days which
   * @param zone whose days they are
   * @param window what is asked about
   */
  public static Spans ofDays(DaySet days, ZoneId zone, Span window) {
    LocalDate day = dayOf(window.start(), zone);
    LocalDate last = dayOf(window.end(), zone);
    SpansBuilder builder = new SpansBuilder(32);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (days.contains(day)) {
        builder.add(second(day, LocalTime.MIN, zone), endSecond(day, LocalTime.MIDNIGHT, zone));
      }
    }
    return builder.build().within(window);
  }

  private static LocalDate dayOf(long second, ZoneId zone) {
    return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
  }

  private static long endSecond(LocalDate day, LocalTime time, ZoneId zone) {
    return time.equals(LocalTime.MIDNIGHT)
        ? second(day.plusDays(1), time, zone)
        : second(day, time, zone);
  }

  private static long second(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toEpochSecond();
  }
}
