package koyomi.domain.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * A slow evaluator of one rule, written from the table of RFC 5545 (3.3.10) on java.time and
 * sharing nothing with the engine: every day of a period is asked whether each BY part lets it
 * pass.
 */
final class RfcTable {
  private final RecurrenceRule rule;
  private final LocalDateTime start;
  private final ZoneId zone;
  private final LocalDateTime horizon;
  private final WeekFields weeks;

  RfcTable(RecurrenceRule rule, LocalDateTime start, ZoneId zone, LocalDateTime horizon) {
    this.rule = rule;
    this.start = start;
    this.zone = zone;
    this.horizon = horizon;
    this.weeks = WeekFields.of(rule.weekStart(), 4);
  }

  /** The instants before the horizon, ascending and distinct. */
  List<Long> instants() {
    var instants = new TreeSet<Long>();
    if (rule.frequency().isSubDaily()) {
      instants.addAll(bounded(elapsed(), start.atZone(zone).toEpochSecond()));
    } else {
      long count = rule.count().orElse(Long.MAX_VALUE);
      var distinct = new LinkedHashSet<LocalDateTime>();
      for (List<LocalDateTime> period : periods()) {
        for (LocalDateTime local : chosen(period)) {
          if (!local.isBefore(start)) {
            distinct.add(local);
          }
        }
      }
      var locals = new ArrayList<>(distinct);
      if (locals.isEmpty() || !locals.getFirst().equals(start)) {
        locals.addFirst(start);
      }
      long until = until();
      long first = start.atZone(zone).toEpochSecond();
      for (LocalDateTime local : locals.subList(0, (int) Math.min(count, locals.size()))) {
        long instant = local.atZone(zone).toEpochSecond();
        if (instant <= until || instant == first) {
          instants.add(instant);
        }
      }
    }
    long end = horizon.atZone(zone).toEpochSecond();
    return instants.stream().filter(instant -> instant < end).toList();
  }

  private long until() {
    return rule.until().map(Until::second).orElse(Long.MAX_VALUE);
  }

  private List<Long> bounded(List<Long> made, long first) {
    var all = new ArrayList<>(made.stream().filter(second -> second >= first).toList());
    if (all.isEmpty() || all.getFirst() != first) {
      all.addFirst(first);
    }
    long count = rule.count().orElse(Long.MAX_VALUE);
    long until = until();
    return all.stream().limit(count).filter(s -> s <= until || s == first).toList();
  }

  private List<List<LocalDateTime>> periods() {
    var periods = new ArrayList<List<LocalDateTime>>();
    LocalDate begin = begin(start.toLocalDate());
    while (!begin.isAfter(horizon.toLocalDate())) {
      LocalDate end = begin.plus(1, unit());
      var days = new TreeSet<LocalDate>();
      if (rule.skip() == Skip.OMIT || rule.byMonthDay().length == 0) {
        for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
          if (passes(day)) {
            days.add(day);
          }
        }
      } else {
        days.addAll(moved(begin, end));
      }
      var times = new ArrayList<LocalDateTime>();
      for (LocalDate day : days) {
        for (int hour : or(rule.byHour(), start.getHour())) {
          for (int minute : or(rule.byMinute(), start.getMinute())) {
            for (int second : or(rule.bySecond(), start.getSecond())) {
              times.add(day.atTime(hour, minute, second));
            }
          }
        }
      }
      periods.add(times);
      begin = begin.plus(rule.interval(), unit());
    }
    return periods;
  }

  private ChronoUnit unit() {
    return switch (rule.frequency()) {
      case YEARLY -> ChronoUnit.YEARS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case WEEKLY -> ChronoUnit.WEEKS;
      default -> ChronoUnit.DAYS;
    };
  }

  private LocalDate begin(LocalDate day) {
    return switch (rule.frequency()) {
      case YEARLY -> day.withDayOfYear(1);
      case MONTHLY -> day.withDayOfMonth(1);
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
      default -> day;
    };
  }

  /** BYMONTHDAY with SKIP: each month's days, those that don't exist moved. */
  private List<LocalDate> moved(LocalDate begin, LocalDate end) {
    var days = new ArrayList<LocalDate>();
    for (LocalDate first = begin; first.isBefore(end); first = first.plusMonths(1)) {
      boolean everyMonth = rule.byMonth().length == 0 && rule.frequency() == Frequency.MONTHLY;
      if (!everyMonth && !in(or(rule.byMonth(), start.getMonthValue()), first.getMonthValue())) {
        continue;
      }
      int length = YearMonth.from(first).lengthOfMonth();
      for (int day : rule.byMonthDay()) {
        int number = day > 0 ? day : length + 1 + day;
        LocalDate date = first.plusDays(number - 1L);
        if (number > length && rule.skip() == Skip.BACKWARD) {
          date = first.plusDays(length - 1L);
        } else if (number > length) {
          date = first.plusDays(length);
        } else if (number < 1 && rule.skip() == Skip.BACKWARD) {
          date = first.minusDays(1);
        } else if (number < 1) {
          date = first;
        }
        days.add(date);
      }
    }
    return days;
  }

  private boolean passes(LocalDate day) {
    boolean yearly = rule.frequency() == Frequency.YEARLY;
    boolean noDays =
        rule.byDay().isEmpty()
            && rule.byMonthDay().length + rule.byYearDay().length + rule.byWeekNo().length == 0;
    int[] months = rule.byMonth();
    if (yearly
        && months.length == 0
        && (noDays
            || (rule.byMonthDay().length > 0
                && rule.byDay().isEmpty()
                && rule.byYearDay().length + rule.byWeekNo().length == 0))) {
      months = new int[] {start.getMonthValue()};
    }
    int[] monthDays = rule.byMonthDay();
    if (noDays && (yearly || rule.frequency() == Frequency.MONTHLY)) {
      monthDays = new int[] {start.getDayOfMonth()};
    }
    return (months.length == 0 || in(months, day.getMonthValue()))
        && (monthDays.length == 0
            || in(monthDays, day.getDayOfMonth())
            || in(monthDays, day.getDayOfMonth() - day.lengthOfMonth() - 1))
        && (rule.byYearDay().length == 0
            || in(rule.byYearDay(), day.getDayOfYear())
            || in(rule.byYearDay(), day.getDayOfYear() - day.lengthOfYear() - 1))
        && passesWeek(day)
        && passesWeekday(day, noDays);
  }

  private boolean passesWeek(LocalDate day) {
    if (rule.byWeekNo().length == 0) {
      return true;
    }
    int week = day.get(weeks.weekOfWeekBasedYear());
    int last = (int) day.range(weeks.weekOfWeekBasedYear()).getMaximum();
    boolean listed = in(rule.byWeekNo(), week) || in(rule.byWeekNo(), week - last - 1);
    boolean anyDay =
        rule.byDay().isEmpty() && rule.byMonthDay().length + rule.byYearDay().length == 0;
    return listed && (!anyDay || day.getDayOfWeek() == start.getDayOfWeek());
  }

  private boolean passesWeekday(LocalDate day, boolean noDays) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (rule.byDay().isEmpty()) {
      return rule.frequency() != Frequency.WEEKLY || !noDays || weekday == start.getDayOfWeek();
    }
    boolean inMonth = rule.frequency() == Frequency.MONTHLY || rule.byMonth().length > 0;
    int position = inMonth ? day.getDayOfMonth() : day.getDayOfYear();
    int length = inMonth ? day.lengthOfMonth() : day.lengthOfYear();
    int fromFront = (position - 1) / 7 + 1;
    int fromBack = -((length - position) / 7 + 1);
    return rule.byDay().stream()
        .anyMatch(each ->
            each.weekday() == weekday
                && (each.ordinal() == 0
                    || each.ordinal() == fromFront
                    || each.ordinal() == fromBack));
  }

  /** Sub-daily: blocks at equal distances in elapsed time, each second of a block asked. */
  private List<Long> elapsed() {
    Frequency frequency = rule.frequency();
    int unit = frequency == Frequency.HOURLY ? 3600 : frequency == Frequency.MINUTELY ? 60 : 1;
    boolean listed =
        frequency == Frequency.HOURLY
            ? rule.byMinute().length + rule.bySecond().length > 0
            : frequency == Frequency.MINUTELY && rule.bySecond().length > 0;
    ZonedDateTime first = start.atZone(zone);
    long end = horizon.atZone(zone).toEpochSecond();
    long into = first.toLocalTime().toSecondOfDay() % unit;
    var instants = new ArrayList<Long>();
    for (long block = first.toEpochSecond() - into;
        block < end;
        block += (long) unit * rule.interval()) {
      var candidates = new ArrayList<LocalDateTime>();
      var seconds = new ArrayList<Long>();
      for (int i = listed ? 0 : (int) into; i < (listed ? unit : (int) into + 1); i++) {
        LocalDateTime wall =
            LocalDateTime.ofEpochSecond(
                block + i,
                0,
                zone.getRules().getOffset(java.time.Instant.ofEpochSecond(block + i)));
        if (passesTime(wall, listed) && passes(wall.toLocalDate())) {
          candidates.add(wall);
          seconds.add(block + i);
        }
      }
      for (int index : positions(candidates.size())) {
        instants.add(seconds.get(index));
      }
    }
    return instants;
  }

  private boolean passesTime(LocalDateTime wall, boolean listed) {
    int[] minutes = rule.byMinute();
    int[] seconds = rule.bySecond();
    if (listed && rule.frequency() == Frequency.HOURLY) {
      minutes = or(minutes, start.getMinute());
    }
    if (listed) {
      seconds = or(seconds, start.getSecond());
    }
    return (rule.byHour().length == 0 || in(rule.byHour(), wall.getHour()))
        && (minutes.length == 0 || in(minutes, wall.getMinute()))
        && (seconds.length == 0 || in(seconds, wall.getSecond()));
  }

  private List<LocalDateTime> chosen(List<LocalDateTime> period) {
    return positions(period.size()).stream().map(period::get).toList();
  }

  private List<Integer> positions(int size) {
    var positions = new TreeSet<Integer>();
    for (int position : rule.bySetPos()) {
      int index = position > 0 ? position - 1 : size + position;
      if (index >= 0 && index < size) {
        positions.add(index);
      }
    }
    if (rule.bySetPos().length == 0) {
      for (int i = 0; i < size; i++) {
        positions.add(i);
      }
    }
    return List.copyOf(positions);
  }

  private static int[] or(int[] values, int implied) {
    return values.length == 0 ? new int[] {implied} : values;
  }

  private static boolean in(int[] values, int value) {
    for (int each : values) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }
}
