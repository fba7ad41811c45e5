package koyomi.bench.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A generated event.
 *
 * @param id chosen by the client
 * @param title shown
 * @param location shown
 * @param allDay whether it has no times
 * @param first first day
 * @param time of the start; midnight if all day
 * @param length in minutes, or days if all day
 * @param zone of its times
 * @param rule null for a single event
 * @param until last day of the series, null if it has no end
 * @param excluded days taken out (EXDATE)
 * @param moved days whose occurrence is an hour later under another title (overrides)
 */
public record BenchEvent(
    String id,
    String title,
    String location,
    boolean allDay,
    LocalDate first,
    LocalTime time,
    int length,
    ZoneId zone,
    @Nullable Rule rule,
    @Nullable LocalDate until,
    Set<LocalDate> excluded,
    SortedSet<LocalDate> moved) {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final int HOURS_MOVED = 1;

  /** Returns its days from the first up to a limit, exclusive; excluded ones left out. */
  public List<LocalDate> days(LocalDate limit) {
    if (rule == null) {
      return first.isBefore(limit) ? List.of(first) : List.of();
    }
    List<LocalDate> days = new ArrayList<>();
    LocalDate end = until != null && until.isBefore(limit) ? until.plusDays(1) : limit;
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (rule.matches(first, day) && !excluded.contains(day)) {
        days.add(day);
      }
    }
    return days;
  }

  /** Returns what a view shows of a day's occurrence. */
  public Item item(LocalDate day, ZoneId calendarZone, String organizerId) {
    boolean isMoved = moved.contains(day);
    String shown = isMoved ? movedTitle() : title;
    if (allDay) {
      LocalDate end = day.plusDays(length);
      ZonedDateTime from = day.atStartOfDay(calendarZone);
      return new Item(
          id,
          day.toString(),
          from.toInstant(),
          day.toString(),
          end.toString(),
          from.toInstant(),
          end.atStartOfDay(calendarZone).toInstant(),
          true,
          "",
          shown,
          location,
          rule != null,
          organizerId);
    }
    ZonedDateTime original = day.atTime(time).atZone(zone);
    ZonedDateTime start = isMoved ? original.plusHours(HOURS_MOVED) : original;
    ZonedDateTime end = start.plusMinutes(length);
    return new Item(
        id,
        original.format(OFFSET),
        original.toInstant(),
        start.format(OFFSET),
        end.format(OFFSET),
        start.toInstant(),
        end.toInstant(),
        false,
        zone.getId(),
        shown,
        location,
        rule != null,
        organizerId);
  }

  /** Returns the body that makes this event. */
  public String json() {
    StringBuilder json = new StringBuilder(512);
    json.append("{\"title\":\"").append(title).append("\",\"location\":\"").append(location);
    json.append("\",");
    json.append(times(first.atTime(time)));
    if (rule != null) {
      json.append(",\"recurrence\":[\"RRULE:").append(rule.text(first)).append(untilPart());
      for (LocalDate day : excluded) {
        json.append("\",\"EXDATE;TZID=").append(zone.getId()).append(':');
        json.append(BASIC.format(day.atTime(time)));
      }
      json.append("\"]");
    }
    return json.append('}').toString();
  }

  /** Returns the merge-patch that moves one occurrence. */
  public String moveJson(LocalDate day) {
    return "{\"title\":\""
        + movedTitle()
        + "\","
        + times(day.atTime(time).plusHours(HOURS_MOVED))
        + "}";
  }

  /** Returns the original start of a day's occurrence, in UTC. */
  public String occurrence(LocalDate day) {
    return day.atTime(time).atZone(zone).toInstant().toString();
  }

  private String movedTitle() {
    return title + " (moved)";
  }

  private String untilPart() {
    if (until == null) {
      return "";
    }
    // UTC where the start has a zone (RFC 5545 §3.3.10)
    LocalDateTime last =
        until.atTime(time).atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return ";UNTIL=" + BASIC.format(last) + "Z";
  }

  private String times(LocalDateTime start) {
    if (allDay) {
      LocalDate day = start.toLocalDate();
      return "\"start\":{\"date\":\""
          + day
          + "\"},\"end\":{\"date\":\""
          + day.plusDays(length)
          + "\"}";
    }
    return "\"start\":" + timed(start) + ",\"end\":" + timed(start.plusMinutes(length));
  }

  private String timed(LocalDateTime time) {
    return "{\"dateTime\":\"" + LOCAL.format(time) + "\",\"timeZone\":\"" + zone.getId() + "\"}";
  }
}
