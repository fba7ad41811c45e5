package koyomi.bench.zones;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * An event of an hour, once or each week for ever.
 *
 * @param title unique in its calendar
 * @param first start of the first occurrence, in {@link NewRules#ZONE}
 * @param weekly whether it recurs
 */
public record ZoneEvent(String title, LocalDateTime first, boolean weekly) {
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  /** Returns the starts in a month. */
  Stream<LocalDateTime> starts(YearMonth month) {
    LocalDateTime end = month.plusMonths(1).atDay(1).atStartOfDay();
    Stream<LocalDateTime> starts =
        weekly
            ? Stream.iterate(first, start -> start.isBefore(end), start -> start.plusWeeks(1))
            : Stream.of(first);
    return starts.filter(start -> YearMonth.from(start).equals(month));
  }

  /** Returns what a view shows of an occurrence, in short. */
  static String shown(String title, LocalDateTime start, NewRules rules, NewRules.Side side) {
    return shown(title, text(start, rules, side), text(start.plusHours(1), rules, side));
  }

  /** Returns what a view shows of an occurrence, in short. */
  static String shown(String title, String start, String end) {
    return title + " from " + start + " to " + end;
  }

  private static String text(LocalDateTime local, NewRules rules, NewRules.Side side) {
    return SHOWN.format(local.atOffset(rules.offset(side, local)));
  }

  /** Returns the component of an iCalendar file. */
  String component(String uid) {
    String zone = ";TZID=" + NewRules.ZONE.getId() + ":";
    return "BEGIN:VEVENT\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART"
        + zone
        + BASIC.format(first)
        + "\r\nDTEND"
        + zone
        + BASIC.format(first.plusHours(1))
        + "\r\nSUMMARY:"
        + title
        + (weekly ? "\r\nRRULE:FREQ=WEEKLY" : "")
        + "\r\nEND:VEVENT\r\n";
  }

  /** Returns the body that makes it. */
  public String json() {
    String zone = "\",\"timeZone\":\"" + NewRules.ZONE.getId() + "\"}";
    return "{\"title\":\""
        + title
        + "\",\"start\":{\"dateTime\":\""
        + first
        + ":00"
        + zone
        + ",\"end\":{\"dateTime\":\""
        + first.plusHours(1)
        + ":00"
        + zone
        + "}";
  }
}
