package koyomi.domain.icalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VTIMEZONE of a file (RFC 5545 §3.6.5): when its offsets change.
 *
 * @param location X-LIC-LOCATION, the zone it was made from
 * @param observances its STANDARD and DAYLIGHT parts
 */
record ZoneDefinition(@Nullable String location, List<Observance> observances) {
  private static final int MAX_OBSERVANCES = 500;
  private static final int MAX_DATES = 500;

  /**
   * A part of a definition.
   *
   * @param start local time of the first change
   * @param from offset before, seconds
   * @param to offset after, seconds
   * @param rule parts of a yearly RRULE; empty where there is none
   * @param dates further changes
   */
  record Observance(
      LocalDateTime start, int from, int to, Map<String, String> rule, List<LocalDateTime> dates) {}

  /** A change of offset, at an instant in seconds since 1970. */
  record Change(long at, int from, int to) {}

  /** Reads a definition; parts that make no sense are left out. */
  static ZoneDefinition parse(Component component) {
    List<Observance> observances = new ArrayList<>();
    for (Component.Entry.Block block : component.blocks()) {
      boolean known = block.name().equals("STANDARD") || block.name().equals("DAYLIGHT");
      if (known && observances.size() < MAX_OBSERVANCES) {
        List<String> lines = block.lines().subList(1, block.lines().size() - 1);
        Observance observance = observance(Component.parse(lines, null, 0));
        if (observance != null) {
          observances.add(observance);
        }
      }
    }
    ContentLine location = component.first("X-LIC-LOCATION");
    return new ZoneDefinition(
        location == null ? null : TextValue.unescape(location.value()).strip(), observances);
  }

  private static @Nullable Observance observance(Component part) {
    ContentLine start = part.first("DTSTART");
    Integer from = offset(part.first("TZOFFSETFROM"));
    Integer to = offset(part.first("TZOFFSETTO"));
    if (to == null) {
      return null;
    }
    LocalDateTime first = start == null ? null : local(start.value());
    Map<String, String> rule = new HashMap<>();
    ContentLine rrule = part.first("RRULE");
    if (rrule != null) {
      for (String piece : rrule.value().toUpperCase(Locale.ROOT).split(";", 50)) {
        int equals = piece.indexOf('=');
        if (equals > 0) {
          rule.put(piece.substring(0, equals).strip(), piece.substring(equals + 1).strip());
        }
      }
    }
    List<LocalDateTime> dates = new ArrayList<>();
    for (ContentLine rdate : part.all("RDATE")) {
      for (String date : rdate.value().split(",", MAX_DATES)) {
        LocalDateTime local = local(date);
        if (local != null && dates.size() < MAX_DATES) {
          dates.add(local);
        }
      }
    }
    return new Observance(
        first == null ? LocalDateTime.of(1900, 1, 1, 0, 0) : first,
        from == null ? to : from,
        to,
        rule,
        dates);
  }

  /** Outlook begins in 1601, which nothing of ours needs. */
  private static @Nullable LocalDateTime local(String text) {
    String digits = text.strip();
    boolean early = digits.length() > 4 && digits.substring(0, 4).compareTo("1900") < 0;
    try {
      return TimeText.parse(early ? "1900" + digits.substring(4) : digits).local();
    } catch (RefusedComponent _) {
      return null; // the part then counts from 1900, as the oldest do
    }
  }

  private static @Nullable Integer offset(@Nullable ContentLine line) {
    String text = line == null ? "" : line.value().strip();
    String digits = text.replace(":", "");
    if (!digits.matches("[+-]?\\d{4}(\\d{2})?")) {
      return null;
    }
    int sign = digits.startsWith("-") ? -1 : 1;
    String number = digits.replaceFirst("^[+-]", "");
    int seconds =
        Integer.parseInt(number.substring(0, 2)) * 3600
            + Integer.parseInt(number.substring(2, 4)) * 60
            + (number.length() == 6 ? Integer.parseInt(number.substring(4, 6)) : 0);
    return seconds > 18 * 3600 ? null : sign * seconds;
  }

  /** Returns the only offset of the definition in seconds, or null if there are several. */
  @Nullable Integer fixedOffset() {
    if (observances.isEmpty()) {
      return null;
    }
    int offset = observances.getFirst().to();
    return observances.stream().allMatch(part -> part.to() == offset) ? offset : null;
  }

  /**
   * Returns the changes from the start of the year before {@code first} to the end of {@code last}.
   */
  List<Change> changes(int first, int last) {
    List<Change> changes = new ArrayList<>();
    for (Observance part : observances) {
      add(changes, part, part.start());
      part.dates().forEach(date -> add(changes, part, date));
      if ("YEARLY".equals(part.rule().get("FREQ"))) {
        for (int year = Math.max(first - 1, part.start().getYear()); year <= last; year++) {
          LocalDate day = inYear(part, year);
          LocalDateTime at = day == null ? null : day.atTime(part.start().toLocalTime());
          if (at != null && at.isAfter(part.start()) && !isOver(part, at)) {
            add(changes, part, at);
          }
        }
      }
    }
    changes.sort(Comparator.comparingLong(Change::at));
    return changes;
  }

  private static void add(List<Change> changes, Observance part, LocalDateTime at) {
    long instant = at.toEpochSecond(ZoneOffset.UTC) - part.from();
    changes.add(new Change(instant, part.from(), part.to()));
  }

  private static boolean isOver(Observance part, LocalDateTime at) {
    String until = part.rule().get("UNTIL");
    LocalDateTime end = until == null ? null : local(until);
    return end != null && at.isAfter(end.plusDays(1));
  }

  private static @Nullable LocalDate inYear(Observance part, int year) {
    int month = number(part.rule().get("BYMONTH"), part.start().getMonthValue());
    if (month < 1 || month > 12) {
      return null;
    }
    YearMonth of = YearMonth.of(year, month);
    String byDay = part.rule().get("BYDAY");
    String byMonthDay = part.rule().get("BYMONTHDAY");
    if (byDay == null) {
      int day = number(byMonthDay, part.start().getDayOfMonth());
      return of.isValidDay(day) ? of.atDay(day) : null;
    }
    String weekday = byDay.length() < 2 ? "" : byDay.substring(byDay.length() - 2);
    DayOfWeek dayOfWeek = dayOfWeek(weekday);
    if (dayOfWeek == null) {
      return null;
    }
    if (byMonthDay != null) {
      int from = number(byMonthDay.split(",", 2)[0], 1);
      return of.isValidDay(from)
          ? of.atDay(from).with(TemporalAdjusters.nextOrSame(dayOfWeek))
          : null;
    }
    int ordinal = number(byDay.substring(0, byDay.length() - 2), 1);
    return of.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, dayOfWeek));
  }

  private static @Nullable DayOfWeek dayOfWeek(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (text.length() == 2 && day.name().startsWith(text)) {
        return day;
      }
    }
    return null;
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("[+-]?\\d{1,2}") ? Integer.parseInt(text) : otherwise;
  }
}
