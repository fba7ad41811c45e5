package koyomi.bench.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws calendars: the same for the same seed and month. */
public final class Generator {
  /** Zone of all generated calendars. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final List<ZoneId> OTHER_ZONES =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"));
  private static final String[] TOPICS = {
    "Planning", "Budget review", "Design review", "Weekly sync", "Interview", "Retrospective",
    "Customer call", "Roadmap", "Board preparation", "Training", "Release", "Incident review"
  };
  private static final String[] PLACES = {
    "Room Sakura, 3rd floor", "Room Fuji, 12th floor", "Amsterdam, Herengracht 182",
    "Main auditorium", "Online", "Tokyo 3F"
  };
  private static final String ID_DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LENGTH = 26;
  private static final int YEARS_BACK = 3;
  private static final int PERCENT = 100;
  private static final int PERCENT_ALL_DAY = 5;
  private static final int PERCENT_OTHER_ZONE = 10;

  private final SplittableRandom random;
  private final YearMonth anchor;
  private final List<BenchEvent> events = new ArrayList<>();

  private Generator(long seed, YearMonth anchor) {
    this.random = new SplittableRandom(seed);
    this.anchor = anchor;
  }

  /**
   * A calendar of 2,000 events, 300 of them series: about 371 occurrences of about 127 events in an
   * average month.
   *
   * @param anchor the current month
   */
  public static BenchCalendar crowded(long seed, YearMonth anchor) {
    Generator draw = new Generator(seed, anchor);
    draw.series(42, new Rule.Weekly(1), false);
    draw.series(60, new Rule.Weekly(1), true);
    draw.series(8, new Rule.Weekly(2), false);
    draw.series(4, new Rule.Weekdays(), false);
    draw.series(1, new Rule.Daily(2), false);
    draw.series(30, new Rule.Monthly(), false);
    draw.series(40, new Rule.Monthly(), true);
    draw.series(115, new Rule.Yearly(), false);
    draw.singles(1_700, YEARS_BACK * 12);
    return draw.calendar("crowded", seed);
  }

  /**
   * A person's calendar: about 60 occurrences in an average month.
   *
   * @param anchor the current month
   */
  public static BenchCalendar person(long seed, YearMonth anchor) {
    Generator draw = new Generator(seed, anchor);
    draw.series(4, new Rule.Weekly(1), false);
    draw.series(2, new Rule.Weekly(2), false);
    draw.series(1, new Rule.Weekdays(), false);
    draw.series(3, new Rule.Monthly(), false);
    draw.series(6, new Rule.Yearly(), false);
    draw.series(4, new Rule.Weekly(1), true);
    draw.singles(280, 6);
    return draw.calendar("person", seed);
  }

  private BenchCalendar calendar(String kind, long seed) {
    return new BenchCalendar("bench-" + kind + "-" + seed + "-" + anchor, ZONE, anchor, events);
  }

  /** Single events, spread evenly from so many months ago to the last month kept. */
  private void singles(int count, int monthsBack) {
    LocalDate from = anchor.minusMonths(monthsBack).atDay(1);
    LocalDate to = anchor.plusMonths(BenchCalendar.AHEAD + 1L).atDay(1);
    for (int i = 0; i < count; i++) {
      LocalDate day = dayBetween(from, to);
      add(day, null, null, Set.of(), new TreeSet<>());
    }
  }

  /** Series that began in the last years; those that ended did so before what is asked for. */
  private void series(int count, Rule rule, boolean ended) {
    LocalDate kept = anchor.minusMonths(BenchCalendar.BEHIND).atDay(1);
    for (int i = 0; i < count; i++) {
      LocalDate first = dayBetween(kept.minusYears(YEARS_BACK), kept.minusMonths(ended ? 6 : 0));
      while (!rule.matches(first, first) || first.getDayOfMonth() > 28) {
        first = first.plusDays(1);
      }
      LocalDate until = ended ? dayBetween(first, kept.minusDays(1)) : null;
      SortedSet<LocalDate> excluded = new TreeSet<>();
      SortedSet<LocalDate> moved = new TreeSet<>();
      if (!ended && !(rule instanceof Rule.Yearly)) {
        except(rule, first, kept, excluded, moved);
      }
      add(first, rule, until, excluded, moved);
    }
  }

  /** Takes one occurrence out and moves another, among those that are kept. */
  private void except(
      Rule rule,
      LocalDate first,
      LocalDate kept,
      SortedSet<LocalDate> excluded,
      SortedSet<LocalDate> moved) {
    LocalDate end = anchor.plusMonths(BenchCalendar.AHEAD).atDay(1);
    List<LocalDate> days = kept.datesUntil(end).filter(day -> rule.matches(first, day)).toList();
    excluded.add(days.get(random.nextInt(days.size())));
    LocalDate other = days.get(random.nextInt(days.size()));
    if (!excluded.contains(other)) {
      moved.add(other);
    }
  }

  private void add(
      LocalDate first,
      @Nullable Rule rule,
      @Nullable LocalDate until,
      Set<LocalDate> excluded,
      SortedSet<LocalDate> moved) {
    boolean allDay = rule == null && random.nextInt(PERCENT) < PERCENT_ALL_DAY;
    LocalTime time =
        allDay ? LocalTime.MIDNIGHT : LocalTime.of(8 + random.nextInt(10), 15 * random.nextInt(4));
    int length = allDay ? 1 + random.nextInt(2) : 15 * (1 + random.nextInt(8));
    ZoneId zone =
        !allDay && random.nextInt(PERCENT) < PERCENT_OTHER_ZONE
            ? OTHER_ZONES.get(random.nextInt(OTHER_ZONES.size()))
            : ZONE;
    events.add(
        new BenchEvent(
            id(),
            TOPICS[random.nextInt(TOPICS.length)] + " " + (events.size() + 1),
            PLACES[random.nextInt(PLACES.length)],
            allDay,
            first,
            time,
            length,
            zone,
            rule,
            until,
            excluded,
            moved));
  }

  private LocalDate dayBetween(LocalDate from, LocalDate to) {
    long days = Math.max(1, to.toEpochDay() - from.toEpochDay());
    return from.plusDays(random.nextLong(days));
  }

  private String id() {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_DIGITS.charAt(random.nextInt(ID_DIGITS.length())));
    }
    return id.toString();
  }
}
