package koyomi.devstack.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;

/**
 * What a person of the demo company puts into the own calendar, as an iCalendar file (RFC 5545).
 */
final class OwnTime {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private final Colleague person;
  private final Random random;
  private final StringBuilder file = new StringBuilder();
  private int count;

  private OwnTime(Colleague person) {
    this.person = person;
    this.random = new Random(person.id().hashCode());
  }

  /**
   * The file; the same for the same Monday.
   *
   * @param person whose time
   * @param monday of the week around which it lies
   * @param weeks how many there are before it, and from it on
   */
  static String file(Colleague person, LocalDate monday, int weeks) {
    var own = new OwnTime(person);
    own.line("BEGIN:VCALENDAR");
    own.line("VERSION:2.0");
    own.line("PRODID:-//Koyomi//Demo company//EN");
    own.fill(monday, weeks);
    own.line("END:VCALENDAR");
    return own.file.toString();
  }

  /** How many events a file has. */
  static int events(String file) {
    return file.split("BEGIN:VEVENT", -1).length - 1;
  }

  private void fill(LocalDate monday, int weeks) {
    var first = monday.minusWeeks(weeks);
    var days = 14 * weeks;
    var end = monday.plusWeeks(weeks);
    var focus = DayOfWeek.of(1 + random.nextInt(5));
    timed(
        "Focus time",
        first.with(TemporalAdjusters.nextOrSame(focus)).atTime(person.site().opens() + 2, 0),
        90,
        "RRULE:FREQ=WEEKLY;UNTIL=" + DATE.format(end) + "T000000Z");
    timed(
        "Lunch run",
        first.plusDays(random.nextInt(5)).atTime(12, 0),
        45,
        "RRULE:FREQ=WEEKLY;UNTIL=" + DATE.format(end) + "T000000Z",
        "TRANSP:TRANSPARENT");
    allDay("Holiday", first.plusDays(random.nextInt(days)), 2 + random.nextInt(9));
    allDay("Out of office", first.plusDays(random.nextInt(days)), 1);
    allDay("Birthday of a friend", first.plusDays(random.nextInt(days)), 1, "TRANSP:TRANSPARENT");
    for (var i = 0; i < weeks / 3; i++) {
      var day = first.plusDays(random.nextInt(days));
      var at = LocalTime.of(8 + random.nextInt(11), 30 * random.nextInt(2));
      switch (random.nextInt(4)) {
        case 0 -> timed("Dentist", day.atTime(at), 45, "CLASS:PRIVATE");
        case 1 -> timed("School", day.atTime(at), 60, "CLASS:PRIVATE");
        case 2 -> timed("Write it down", day.atTime(at), 120);
        default -> timed("Perhaps the gym", day.atTime(at), 60, "STATUS:TENTATIVE");
      }
    }
  }

  private void timed(String title, LocalDateTime start, int minutes, String... rest) {
    begin(title);
    var zone = person.zone().getId();
    line("DTSTART;TZID=%s:%s".formatted(zone, TIME.format(start)));
    line("DTEND;TZID=%s:%s".formatted(zone, TIME.format(start.plusMinutes(minutes))));
    end(rest);
  }

  private void allDay(String title, LocalDate day, int days, String... rest) {
    begin(title);
    line("DTSTART;VALUE=DATE:" + DATE.format(day));
    line("DTEND;VALUE=DATE:" + DATE.format(day.plusDays(days)));
    end(rest);
  }

  private void begin(String title) {
    line("BEGIN:VEVENT");
    line("UID:demo-%s-%d@example.com".formatted(person.id(), count++));
    line("DTSTAMP:20260101T000000Z");
    line("SUMMARY:" + title);
  }

  private void end(String... rest) {
    for (var each : rest) {
      line(each);
    }
    line("END:VEVENT");
  }

  private void line(String text) {
    file.append(text).append("\r\n");
  }
}
