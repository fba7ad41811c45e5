package koyomi.api.json;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import koyomi.domain.event.EventTimes;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.ResourceCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies of reservations. */
public final class ReservationBodies {
  private static final String RRULE = "RRULE:";
  private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");
  private static final long MAX_SECOND =
      OffsetDateTime.parse((EventTimes.MAX_YEAR + 1) + "-01-01T00:00:00Z").toEpochSecond() - 1;

  private ReservationBodies() {}

  /** A time with the zone that was named for it, if any. */
  private record Moment(long epochSecond, @Nullable String zone) {}

  /**
   * Returns the reservation that a body asks for.
   *
   * @param reservationId the id it shall have
   * @throws koyomi.api.problem.ProblemException (422) naming every member that makes no sense
   */
  public static ResourceCommand.Reserve reserve(ObjectNode body, String reservationId) {
    BodyReader reader = new BodyReader(body);
    Moment start = moment(reader, "start", true);
    Moment end = moment(reader, "end", true);
    if (start != null && end != null && end.epochSecond <= start.epochSecond) {
      reader.refuse("end", "must be after the start");
    }
    String rrule = reader.string("rrule");
    if (rrule != null && rrule.regionMatches(true, 0, RRULE, 0, RRULE.length())) {
      rrule = rrule.substring(RRULE.length());
    }
    String zone = zone(reader, start);
    String onConflict = reader.string("onConflict");
    if (onConflict != null && !onConflict.equals("refuseAll") && !onConflict.equals("skip")) {
      reader.refuse("onConflict", "must be refuseAll or skip");
    }
    String eventId = reader.string("eventId");
    if (eventId != null && !Ids.isEventId(eventId)) {
      reader.refuse("eventId", "must be 1 to 64 URL-safe characters");
    }
    reader.finish();
    return new ResourceCommand.Reserve(
        reservationId,
        eventId,
        new Span(start == null ? 0 : start.epochSecond, end == null ? 0 : end.epochSecond),
        zone,
        rrule,
        "skip".equals(onConflict));
  }

  /**
   * Returns the move that a patch asks for.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member that makes no sense
   */
  public static ResourceCommand.Move move(ObjectNode body, String reservationId) {
    BodyReader reader = new BodyReader(body);
    Moment start = moment(reader, "start", false);
    Moment end = moment(reader, "end", false);
    if (start == null && end == null && reader.value("start") == null) {
      reader.refuse("start", "is needed, or end");
    }
    if (start != null && end != null && end.epochSecond <= start.epochSecond) {
      reader.refuse("end", "must be after the start");
    }
    reader.finish();
    return new ResourceCommand.Move(
        reservationId,
        start == null ? null : start.epochSecond,
        end == null ? null : end.epochSecond);
  }

  private static String zone(BodyReader reader, @Nullable Moment start) {
    String named = reader.string("timeZone");
    if (named != null && !EventTimes.isZone(named)) {
      reader.refuse("timeZone", "is not a time zone of the IANA data base");
      return "UTC";
    }
    if (named != null) {
      return named;
    }
    return start == null || start.zone == null ? "UTC" : start.zone;
  }

  /** An RFC 3339 text, or an object of {@code dateTime} and {@code timeZone} as events have it. */
  private static @Nullable Moment moment(BodyReader reader, String name, boolean needed) {
    JsonNode value = reader.value(name);
    if (value == null) {
      if (needed) {
        reader.refuse(name, "is needed");
      }
      return null;
    }
    String text = value.isString() ? value.asString() : value.path("dateTime").asString("");
    String zone = value.isObject() ? value.path("timeZone").asString("") : "";
    try {
      if (zone.isEmpty()) {
        return within(reader, name, OffsetDateTime.parse(text).toEpochSecond(), null);
      }
      if (!EventTimes.isZone(zone)) {
        reader.refuse(name, "'" + zone + "' is not a time zone of the IANA data base");
        return null;
      }
      if (OFFSET.matcher(text).find()) {
        return within(reader, name, OffsetDateTime.parse(text).toEpochSecond(), zone);
      }
      long second = EventTimes.instant(LocalDateTime.parse(text), ZoneId.of(zone)).getEpochSecond();
      return within(reader, name, second, zone);
    } catch (DateTimeException e) {
      reader.refuse(
          name, "must be an RFC 3339 time with an offset, or {dateTime, timeZone} as in events");
      return null;
    }
  }

  private static @Nullable Moment within(
      BodyReader reader, String name, long second, @Nullable String zone) {
    if (second < 0 || second > MAX_SECOND) {
      reader.refuse(name, "must lie in the years 1970 to " + EventTimes.MAX_YEAR);
      return null;
    }
    return new Moment(second, zone);
  }
}
