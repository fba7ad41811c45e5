package koyomi.domain.zone;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What holds after a TZif file's last transition: a POSIX {@code TZ} string with the extensions of
 * RFC 9636 §3.3.1. Dates are of the form {@code Mm.w.d}, the only one that the IANA database needs.
 */
record PosixRule(ZoneOffset standard, @Nullable Daylight daylight) {
  private static final String NAME = "(?:[A-Za-z]{3,}|<[^>]+>)";
  private static final String TIME = "([+-]?\\d{1,3}(?::\\d{2}){0,2})";
  private static final String DATE = "M(\\d{1,2})\\.(\\d)\\.(\\d)(?:/" + TIME + ")?";
  private static final Pattern TEXT =
      Pattern.compile(NAME + TIME + "(?:" + NAME + TIME + "?" + "," + DATE + "," + DATE + ")?");

  private static final int DAY = 86_400;
  private static final int TWO_O_CLOCK = 7_200;

  /** A time of the year: week 5 is the last one; Sunday is 0; the time may lie on another day. */
  private record YearTime(int month, int week, int day, int seconds) {}

  record Daylight(ZoneOffset offset, YearTime begin, YearTime end) {}

  /** Reads a footer; an empty one says that nothing is known, and so that nothing changes. */
  static PosixRule parse(String text) {
    if (text.isEmpty()) {
      return new PosixRule(ZoneOffset.UTC, null);
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new ZoneDataException("footer '" + text + "' isn't understood");
    }
    // POSIX counts westward.
    int standard = -seconds(parts.group(1));
    if (parts.group(3) == null) {
      return new PosixRule(ZoneOffset.ofTotalSeconds(standard), null);
    }
    int daylight = parts.group(2) == null ? standard + 3600 : -seconds(parts.group(2));
    return new PosixRule(
        ZoneOffset.ofTotalSeconds(standard),
        new Daylight(ZoneOffset.ofTotalSeconds(daylight), yearTime(parts, 3), yearTime(parts, 7)));
  }

  private static YearTime yearTime(Matcher parts, int group) {
    String time = parts.group(group + 3);
    return new YearTime(
        Integer.parseInt(parts.group(group)),
        Integer.parseInt(parts.group(group + 1)),
        Integer.parseInt(parts.group(group + 2)),
        time == null ? TWO_O_CLOCK : seconds(time));
  }

  private static int seconds(String text) {
    boolean negative = text.startsWith("-");
    String[] parts = (negative || text.startsWith("+") ? text.substring(1) : text).split(":", -1);
    int seconds = 0;
    for (int i = 0; i < 3; i++) {
      seconds = seconds * 60 + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
    }
    return negative ? -seconds : seconds;
  }

  /**
   * Returns what recurs in rules after their last listed transition.
   *
   * @throws ZoneDataException if it can't be said in a footer
   */
  static PosixRule of(ZoneRules rules) {
    List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
    if (yearly.isEmpty()) {
      List<ZoneOffsetTransition> listed = rules.getTransitions();
      return new PosixRule(
          listed.isEmpty() ? rules.getOffset(Instant.EPOCH) : listed.getLast().getOffsetAfter(),
          null);
    }
    if (yearly.size() != 2) {
      throw new ZoneDataException("rules with " + yearly.size() + " transitions a year");
    }
    ZoneOffsetTransitionRule first = yearly.getFirst();
    ZoneOffsetTransitionRule second = yearly.getLast();
    boolean intoDaylight =
        first.getOffsetAfter().getTotalSeconds() > first.getOffsetBefore().getTotalSeconds();
    ZoneOffsetTransitionRule begin = intoDaylight ? first : second;
    return new PosixRule(
        begin.getOffsetBefore(),
        new Daylight(
            begin.getOffsetAfter(), yearTime(begin), yearTime(intoDaylight ? second : first)));
  }

  private static YearTime yearTime(ZoneOffsetTransitionRule rule) {
    int day = rule.getDayOfMonthIndicator();
    DayOfWeek weekday = rule.getDayOfWeek();
    if (weekday == null || day < -1 || day == 0 || day > 28) {
      throw new ZoneDataException("a rule for a day of the month can't be written: " + rule);
    }
    int seconds = rule.isMidnightEndOfDay() ? DAY : rule.getLocalTime().toSecondOfDay();
    seconds +=
        switch (rule.getTimeDefinition()) {
          case WALL -> 0;
          case UTC -> rule.getOffsetBefore().getTotalSeconds();
          case STANDARD ->
              rule.getOffsetBefore().getTotalSeconds() - rule.getStandardOffset().getTotalSeconds();
        };
    // The first Friday from the 23rd on is the day after the first Thursday from the 22nd on.
    int later = day < 0 ? 0 : (day - 1) % 7;
    return new YearTime(
        rule.getMonth().getValue(),
        day < 0 ? 5 : (day - 1) / 7 + 1,
        weekday.minus(later).getValue() % 7,
        seconds + later * DAY);
  }

  /** Returns the footer. Names are left to readers: they are the offsets. */
  String text() {
    StringBuilder text = new StringBuilder(zone(standard));
    if (daylight != null) {
      text.append(zone(daylight.offset));
      for (YearTime time : List.of(daylight.begin, daylight.end)) {
        text.append(",M%d.%d.%d/".formatted(time.month, time.week, time.day))
            .append(clock(time.seconds));
      }
    }
    return text.toString();
  }

  private static String zone(ZoneOffset offset) {
    String name = offset.equals(ZoneOffset.UTC) ? "+00" : offset.getId().replace(":", "");
    return "<" + name + ">" + clock(-offset.getTotalSeconds());
  }

  private static String clock(int seconds) {
    int absolute = Math.abs(seconds);
    return "%s%d:%02d:%02d"
        .formatted(seconds < 0 ? "-" : "", absolute / 3600, absolute / 60 % 60, absolute % 60);
  }

  /**
   * Returns the rules of each year after the last transition.
   *
   * @param last the offset since that transition
   */
  List<ZoneOffsetTransitionRule> rules(ZoneOffset last) {
    List<ZoneOffsetTransitionRule> rules = new ArrayList<>();
    if (daylight != null && !daylight.offset.equals(standard)) {
      rules.add(rule(daylight.begin, standard, daylight.offset));
      rules.add(rule(daylight.end, daylight.offset, standard));
      rules.sort(Comparator.comparing(ZoneOffsetTransitionRule::getMonth));
    } else if (daylight == null && !standard.equals(last) && !standard.equals(ZoneOffset.UTC)) {
      throw new ZoneDataException("footer and last transition differ");
    }
    return rules;
  }

  private ZoneOffsetTransitionRule rule(YearTime time, ZoneOffset before, ZoneOffset after) {
    int days = Math.floorDiv(time.seconds, DAY);
    int seconds = Math.floorMod(time.seconds, DAY);
    // 24:00 is the end of its day.
    boolean midnight = seconds == 0 && days == 1;
    int moved = midnight ? 0 : days;
    if (time.week == 5 && moved > 0) {
      throw new ZoneDataException("a rule for days after the last of a weekday isn't supported");
    }
    int day = time.week == 5 ? -1 + moved : (time.week - 1) * 7 + 1 + moved;
    if (day == 0 || (time.week < 5 && day < 1)) {
      throw new ZoneDataException("a rule for days before a month's first isn't supported");
    }
    DayOfWeek weekday = (time.day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(time.day)).plus(moved);
    return ZoneOffsetTransitionRule.of(
        Month.of(time.month),
        day,
        weekday,
        LocalTime.ofSecondOfDay(seconds),
        midnight,
        TimeDefinition.WALL,
        standard,
        before,
        after);
  }
}
