package koyomi.bench.zones;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A generated calendar in a zone whose rules change.
 *
 * @param number tells it from others: the same number is the same content
 * @param anchor the current month
 * @param events what is in it: one of ten is a weekly series
 */
public record ZoneCalendar(int number, YearMonth anchor, List<ZoneEvent> events) {
  /** Months before the current one in which there are events. */
  private static final int BEHIND = 1;

  /** Months after the current one in which there are events; the last isn't kept expanded. */
  private static final int AHEAD = 14;

  private static final int SERIES_EVERY = 10;
  private static final int WEEKS_BACK = 26;
  private static final int FIRST_HOUR = 8;
  private static final int HOURS = 9;

  /** Copies the list. */
  public ZoneCalendar {
    events = List.copyOf(events);
  }

  /** Draws a calendar. */
  public static ZoneCalendar draw(int number, YearMonth anchor, int count) {
    SplittableRandom random = new SplittableRandom(number);
    List<ZoneEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean weekly = i % SERIES_EVERY == 0;
      LocalDateTime start =
          weekly
              ? time(anchor.atDay(1).minusDays(random.nextInt(1, WEEKS_BACK * 7)), random)
              : time(random, anchor);
      events.add(new ZoneEvent("Event " + i, start, weekly));
    }
    return new ZoneCalendar(number, anchor, events);
  }

  /** Draws a start in the months that are looked at. */
  public static LocalDateTime time(SplittableRandom random, YearMonth anchor) {
    LocalDate from = anchor.minusMonths(BEHIND).atDay(1);
    long days = anchor.plusMonths(AHEAD + 1L).atDay(1).toEpochDay() - from.toEpochDay();
    return time(from.plusDays(random.nextLong(days)), random);
  }

  private static LocalDateTime time(LocalDate day, SplittableRandom random) {
    // no hour that is the next day in UTC: a month of views is a month of UTC
    return day.atTime(FIRST_HOUR + random.nextInt(HOURS), 15 * random.nextInt(4));
  }

  /** Returns the months that are looked at. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (int i = -BEHIND; i <= AHEAD; i++) {
      months.add(anchor.plusMonths(i));
    }
    return months;
  }

  /** Returns the query of a month's view. */
  public static String query(YearMonth month) {
    return "?limit=1000&from="
        + month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)
        + "&to="
        + month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Returns it as an iCalendar file. */
  public String file() {
    StringBuilder file =
        new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Koyomi//bench//EN\r\n");
    for (int i = 0; i < events.size(); i++) {
      file.append(events.get(i).component("zones-" + number + "-" + i + "@bench"));
    }
    return file.append("END:VCALENDAR\r\n").toString();
  }

  /** Returns what a month shows, in short and sorted. */
  TreeSet<String> shown(YearMonth month, NewRules rules, NewRules.Side side) {
    TreeSet<String> shown = new TreeSet<>();
    for (ZoneEvent event : events) {
      event
          .starts(month)
          .forEach(start -> shown.add(ZoneEvent.shown(event.title(), start, rules, side)));
    }
    return shown;
  }
}
