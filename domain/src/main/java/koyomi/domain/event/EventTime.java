package koyomi.domain.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/** When an event starts or ends, as written: the stored truth, from which instants are derived. */
public sealed interface EventTime {
  /** Local date and time; of a date its midnight. */
  LocalDateTime local();

  /** Returns the zone in which {@link #local()} is read: the event's own, or the calendar's. */
  ZoneId zone(ZoneId calendarZone);

  /** Tells whether this is a whole day. */
  default boolean isDate() {
    return this instanceof Date;
  }

  /** Returns this time moved to another local date and time, its kind and zone kept. */
  default EventTime withLocal(LocalDateTime local) {
    return switch (this) {
      case Zoned zoned -> new Zoned(local, zoned.timeZone(), zoned.originalTimeZone());
      case Floating _ -> new Floating(local);
      case Date _ -> new Date(local.toLocalDate());
    };
  }

  /**
   * A local time in a zone.
   *
   * @param local wall-clock time
   * @param timeZone IANA name, or a fixed offset ({@code Z}, {@code +09:00}) where the writer gave
   *     one
   * @param originalTimeZone the TZID that an imported file used, where it was another name
   */
  record Zoned(LocalDateTime local, String timeZone, @Nullable String originalTimeZone)
      implements EventTime {
    /** A time written with an IANA name or an offset. */
    public Zoned(LocalDateTime local, String timeZone) {
      this(local, timeZone, null);
    }

    @Override
    public ZoneId zone(ZoneId calendarZone) {
      return Zones.of(timeZone);
    }
  }

  /**
   * A local time read in the calendar's zone (RFC 5545 §3.3.5, form 1).
   *
   * @param local wall-clock time
   */
  record Floating(LocalDateTime local) implements EventTime {
    @Override
    public ZoneId zone(ZoneId calendarZone) {
      return calendarZone;
    }
  }

  /**
   * A whole day; never an instant.
   *
   * @param date the day; of an end the day after the last
   */
  record Date(LocalDate date) implements EventTime {
    @Override
    public LocalDateTime local() {
      return date.atStartOfDay();
    }

    @Override
    public ZoneId zone(ZoneId calendarZone) {
      return calendarZone;
    }
  }
}
