package koyomi.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A generated calendar.
 *
 * @param name tells kind, seed and month: the same name is the same content
 * @param zone of the calendar
 * @param anchor the current month
 * @param events what is in it
 */
public record BenchCalendar(String name, ZoneId zone, YearMonth anchor, List<BenchEvent> events) {
  /** Months kept expanded before the current one. */
  public static final int BEHIND = 1;

  /** Months kept expanded after the current one. */
  public static final int AHEAD = 13;

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::startAt)
          .thenComparing(Item::eventId)
          .thenComparing(Item::occurrenceAt);

  /** Copies the list. */
  public BenchCalendar {
    events = List.copyOf(events);
  }

  /** Returns the months whose views are asked for: those that a calendar keeps expanded. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (int i = -BEHIND; i <= AHEAD; i++) {
      months.add(anchor.plusMonths(i));
    }
    return months;
  }

  /** Returns the beginning of a month in the calendar's zone. */
  public Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /**
   * Expands all.
   *
   * @param organizerId owner of the calendar
   * @return in the order of a view, up to the end of the last month
   */
  public List<Item> items(String organizerId) {
    return events.stream()
        .flatMap(event -> itemsOf(event, organizerId).stream())
        .sorted(ORDER)
        .toList();
  }

  /** Expands one event, in the order of its days. */
  public List<Item> itemsOf(BenchEvent event, String organizerId) {
    // a day more, for zones east of the calendar's
    LocalDate limit = anchor.plusMonths(AHEAD + 1L).atDay(2);
    return event.days(limit).stream().map(day -> event.item(day, zone, organizerId)).toList();
  }

  /** Returns those of expanded items which overlap a month. */
  public List<Item> inMonth(List<Item> items, YearMonth month) {
    Instant from = begin(month);
    Instant to = begin(month.plusMonths(1));
    return items.stream()
        .filter(item -> item.startAt().isBefore(to) && item.endAt().isAfter(from))
        .toList();
  }
}
