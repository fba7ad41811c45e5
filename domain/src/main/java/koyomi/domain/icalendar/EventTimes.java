package koyomi.domain.icalendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import koyomi.domain.event.EventTime;
import org.jspecify.annotations.Nullable;

/** Reads and writes DTSTART, DTEND, DURATION and RECURRENCE-ID (RFC 5545 §3.8.2, §3.8.4.4). */
final class EventTimes {
  /** Parameter that keeps the TZID an event came with, where it was another name. */
  static final String ORIGINAL_TZID = "X-KOYOMI-TZID";

  private EventTimes() {}

  /** Names the zones of a file. */
  interface Zones {
    /**
     * Returns the IANA name or offset that a TZID means.
     *
     * @throws RefusedComponent if nothing fits
     */
    String zoneOf(String tzid) throws RefusedComponent;
  }

  /** Reads a time property. */
  static EventTime read(ContentLine line, Zones zones) throws RefusedComponent {
    TimeText.Value value = TimeText.parse(line.value());
    if (value.isDate() || line.parameterIs("VALUE", "DATE")) {
      return new EventTime.Date(value.local().toLocalDate());
    }
    if (value.isUtc()) {
      return new EventTime.Zoned(value.local(), "Z");
    }
    String tzid = line.parameter("TZID", null);
    if (tzid == null || tzid.isBlank()) {
      return new EventTime.Floating(value.local());
    }
    String zone = zones.zoneOf(tzid);
    String original = line.parameter(ORIGINAL_TZID, zone.equals(tzid) ? null : tzid);
    // The name under which this writer puts an offset is no other name.
    boolean own = original == null || original.equals(zoneName(zone));
    return new EventTime.Zoned(value.local(), zone, own ? null : original);
  }

  /**
   * Returns the end of an event.
   *
   * @param end DTEND
   * @param duration DURATION, where there is no DTEND
   */
  static EventTime end(
      EventTime start,
      @Nullable EventTime end,
      TimeText.@Nullable Span duration,
      ZoneId calendarZone)
      throws RefusedComponent {
    EventTime result;
    if (end != null) {
      result = sameKind(start, end, calendarZone);
    } else if (duration != null) {
      result = plus(start, duration, calendarZone);
    } else {
      result = start;
    }
    if (start instanceof EventTime.Date(LocalDate day) && result.local().equals(start.local())) {
      // Without DTEND a date lasts its day; with DTEND on the same day programs mean that too.
      result = new EventTime.Date(day.plusDays(1));
    }
    if (isBefore(result, start, calendarZone)) {
      throw new RefusedComponent(
          (end != null ? "DTEND before DTSTART: " : "negative DURATION: ")
              + start.local()
              + " to "
              + result.local());
    }
    if (result.local().getYear() > Limits.MAX_YEAR) {
      throw new RefusedComponent("end after the year " + Limits.MAX_YEAR);
    }
    return result;
  }

  private static boolean isBefore(EventTime one, EventTime other, ZoneId calendarZone) {
    if (one instanceof EventTime.Zoned && other instanceof EventTime.Zoned) {
      boolean sameZone = one.zone(calendarZone).equals(other.zone(calendarZone));
      // Within a zone the clock decides: an overlap of summer time doesn't turn an event round.
      return sameZone
          ? one.local().isBefore(other.local())
          : instant(one, calendarZone).isBefore(instant(other, calendarZone));
    }
    return one.local().isBefore(other.local());
  }

  private static ZonedDateTime instant(EventTime time, ZoneId calendarZone) {
    return time.local().atZone(time.zone(calendarZone));
  }

  private static EventTime sameKind(EventTime start, EventTime end, ZoneId calendarZone) {
    return switch (start) {
      case EventTime.Date _ ->
          end.isDate()
              ? end
              : new EventTime.Date(end.local().minusNanos(1).toLocalDate().plusDays(1));
      case EventTime.Zoned _ -> end instanceof EventTime.Zoned ? end : start.withLocal(end.local());
      case EventTime.Floating _ ->
          new EventTime.Floating(
              end instanceof EventTime.Zoned
                  ? instant(end, calendarZone).withZoneSameInstant(calendarZone).toLocalDateTime()
                  : end.local());
    };
  }

  private static EventTime plus(EventTime start, TimeText.Span span, ZoneId calendarZone)
      throws RefusedComponent {
    if (Math.abs(TimeText.exact(span).toDays()) > 366L * 400) {
      throw new RefusedComponent("DURATION too long");
    }
    LocalDateTime days = start.local().plusDays(span.days());
    return switch (start) {
      case EventTime.Date _ ->
          new EventTime.Date(
              days.plusSeconds(span.seconds()).minusNanos(1).toLocalDate().plusDays(1));
      case EventTime.Floating _ -> new EventTime.Floating(days.plusSeconds(span.seconds()));
      case EventTime.Zoned zoned ->
          zoned.withLocal(
              days.atZone(zoned.zone(calendarZone)).plusSeconds(span.seconds()).toLocalDateTime());
    };
  }

  /** Returns the original start that a RECURRENCE-ID names, as the series' overrides keep it. */
  static LocalDateTime occurrence(EventTime recurrenceId, EventTime start, ZoneId calendarZone) {
    if (start.isDate()) {
      return recurrenceId.local().toLocalDate().atStartOfDay();
    }
    if (recurrenceId instanceof EventTime.Date(LocalDate day)) {
      return day.atTime(start.local().toLocalTime());
    }
    if (recurrenceId instanceof EventTime.Zoned zoned) {
      return instant(zoned, calendarZone)
          .withZoneSameInstant(start.zone(calendarZone))
          .toLocalDateTime();
    }
    return recurrenceId.local();
  }

  /** Returns a time property as this writer puts it. */
  static String write(String name, EventTime time) {
    return switch (time) {
      case EventTime.Date(LocalDate date) -> name + ";VALUE=DATE:" + TimeText.of(date);
      case EventTime.Floating(LocalDateTime local) -> name + ":" + TimeText.of(local);
      case EventTime.Zoned zoned -> {
        String local = TimeText.of(zoned.local());
        if (zoned.timeZone().equals("Z")) {
          yield name + ":" + local + "Z";
        }
        String original = zoned.originalTimeZone();
        yield name
            + ParameterText.parameter("TZID", zoneName(zoned.timeZone()))
            + (original == null ? "" : ParameterText.parameter(ORIGINAL_TZID, original))
            + ":"
            + local;
      }
    };
  }

  /** Returns the TZID under which a zone is written: offsets get a name that programs take. */
  static String zoneName(String zone) {
    return koyomi.domain.zone.Zones.of(zone) instanceof ZoneOffset offset && !zone.equals("Z")
        ? "UTC" + offset.getId().replace(":", "")
        : zone;
  }

  /** Returns a time property as it is kept: this writer's own and parameters it doesn't know. */
  static @Nullable String kept(String name, EventTime time, ContentLine line) {
    String own = write(name, time);
    String kept = line.addTo(own, EventTimes::isUnknown);
    return Objects.equals(own, kept) ? null : kept;
  }

  static boolean isUnknown(String parameter) {
    return switch (parameter) {
      case "TZID", "VALUE", "RANGE", ORIGINAL_TZID -> false;
      default -> true;
    };
  }
}
