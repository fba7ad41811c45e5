package koyomi.api.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import koyomi.domain.event.EventTimes;
import koyomi.domain.interval.Span;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is asked for, and when.
 *
 * @param window half-open
 * @param participants ids of users and resources, each once
 * @param zone in which times are shown, and read where they have no offset
 */
public record FreeBusyBody(Span window, List<String> participants, ZoneId zone) {
  /** The most participants. */
  public static final int MAX_PARTICIPANTS = 50;

  /** The longest window, in days. */
  public static final int MAX_DAYS = 366;

  private static final int MAX_ID = 255;

  /**
   * Reads a body.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming every member that makes no sense
   */
  public static FreeBusyBody of(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    String name = reader.string("timeZone");
    ZoneId zone = ZoneOffset.UTC;
    if (name != null && EventTimes.isZone(name)) {
      zone = Zones.of(name);
    } else if (name != null) {
      reader.refuse("timeZone", "is not a time zone of the IANA data base");
    }
    Instant from = moment(reader, "from", zone);
    Instant to = moment(reader, "to", zone);
    if (from != null && to != null && !to.isAfter(from)) {
      reader.refuse("to", "must be after from");
    } else if (from != null
        && to != null
        && to.getEpochSecond() - from.getEpochSecond() > MAX_DAYS * 86_400L) {
      reader.refuse("to", "is more than " + MAX_DAYS + " days after from");
    }
    List<String> participants = reader.strings("participants");
    if (reader.value("participants") == null) {
      reader.refuse("participants", "is needed");
    } else if (participants != null && participants.size() > MAX_PARTICIPANTS) {
      reader.refuse("participants", "has more than " + MAX_PARTICIPANTS + " entries");
    } else if (participants != null
        && participants.stream().anyMatch(id -> id.isBlank() || id.length() > MAX_ID)) {
      reader.refuse("participants", "holds an id that is empty or too long");
    }
    reader.finish();
    return new FreeBusyBody(
        new Span(from == null ? 0 : from.getEpochSecond(), to == null ? 0 : to.getEpochSecond()),
        List.copyOf(new LinkedHashSet<>(participants == null ? List.of() : participants)),
        zone);
  }

  private static @Nullable Instant moment(BodyReader reader, String name, ZoneId zone) {
    String text = reader.string(name);
    if (text == null) {
      if (reader.value(name) == null) {
        reader.refuse(name, "is needed");
      }
      return null;
    }
    try {
      Instant moment = parsed(text, zone);
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= EventTimes.MIN_YEAR && year <= EventTimes.MAX_YEAR) {
        return moment;
      }
      reader.refuse(
          name, "must lie in the years " + EventTimes.MIN_YEAR + " to " + EventTimes.MAX_YEAR);
    } catch (DateTimeException e) {
      reader.refuse(name, "must be an RFC 3339 time, a local time or a date");
    }
    return null;
  }

  private static Instant parsed(String text, ZoneId zone) {
    int t = text.indexOf('T');
    if (t < 0) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String clock = text.substring(t);
    boolean hasOffset = clock.endsWith("Z") || clock.indexOf('+') > 0 || clock.indexOf('-') > 0;
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : EventTimes.instant(LocalDateTime.parse(text), zone);
  }
}
