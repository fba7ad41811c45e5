package koyomi.api.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import koyomi.api.http.TimeParam;
import koyomi.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A moment in a body: RFC 3339 with offset, a local time or a date, as text or as an event has it,
 * {@code {"dateTime": …, "timeZone": …}}.
 *
 * @param time as it was sent
 * @param zone of a local time; null if the time names none
 */
public record BodyTime(TimeParam time, @Nullable ZoneId zone) {
  private static final BodyTime NONE = new BodyTime(new TimeParam.At(Instant.EPOCH), null);

  /** Returns the epoch second; local times are read in the zone unless they name their own. */
  public long second(ZoneId otherwise) {
    return time.instant(zone == null ? otherwise : zone).getEpochSecond();
  }

  /** Returns the local time; moments are read in the zone unless they name their own. */
  public LocalDateTime local(ZoneId otherwise) {
    ZoneId where = zone == null ? otherwise : zone;
    return LocalDateTime.ofInstant(time.instant(where), where);
  }

  /** A time that an object can't do without; an old one after its fault was noted. */
  static BodyTime needed(BodyReader reader, String name) {
    if (reader.value(name) == null) {
      reader.refuse(name, "is needed");
      return NONE;
    }
    if (reader.value(name) instanceof ObjectNode) {
      BodyTime time = reader.object(name, BodyTime::ofObject);
      return time == null ? NONE : time;
    }
    String text = reader.string(name);
    return text == null ? NONE : parsed(reader, name, text, null);
  }

  private static BodyTime ofObject(BodyReader object) {
    ZoneId zone = zone(object);
    String member = object.has("date") ? "date" : "dateTime";
    String text = object.needed(member);
    return text.isEmpty() ? NONE : parsed(object, member, text, zone);
  }

  private static BodyTime parsed(
      BodyReader reader, String name, String text, @Nullable ZoneId zone) {
    try {
      return new BodyTime(TimeParam.parse(name, text), zone);
    } catch (ProblemException e) {
      reader.refuse(name, e.problem().detail());
      return NONE;
    }
  }

  /** The member {@code timeZone}, if there is one. */
  static @Nullable ZoneId zone(BodyReader reader) {
    String name = reader.string("timeZone");
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      reader.refuse("timeZone", "must be an IANA zone");
      return null;
    }
  }

  /** Notes if a window has no length, or more days than it may have. */
  static void checkOrder(BodyReader reader, BodyTime from, BodyTime to, int maxDays) {
    long first = from.second(ZoneOffset.UTC);
    long last = to.second(ZoneOffset.UTC);
    if (from.isNone() || to.isNone()) {
      return;
    }
    if (last <= first) {
      reader.refuse("to", "must be after from");
      // a day more, as zones and clock changes make a difference of hours
    } else if (last - first > Duration.ofDays(maxDays + 1L).toSeconds()) {
      reader.refuse("to", "must be at most %d days after from".formatted(maxDays));
    }
  }

  /** Tells whether this stands for a time that was refused. */
  boolean isNone() {
    return equals(NONE);
  }
}
