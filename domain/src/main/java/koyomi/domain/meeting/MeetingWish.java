package koyomi.domain.meeting;

import java.time.ZoneId;
import koyomi.domain.interval.Span;
import org.jspecify.annotations.Nullable;

/**
 * What kind of meeting is looked for.
 *
 * @param window where it must lie
 * @param seconds how long it takes, at least 60
 * @param bufferBefore seconds before it in which required people must be free too
 * @param bufferAfter seconds after it in which required people must be free too
 * @param noMeetingDays days that it must not touch
 * @param hours what working hours mean
 * @param zone whose days and clock are meant by {@code noMeetingDays} and by round times
 * @param room what room it needs, if any
 * @param limit most slots to give, at least 1
 */
public record MeetingWish(
    Span window,
    long seconds,
    long bufferBefore,
    long bufferAfter,
    DaySet noMeetingDays,
    HoursRule hours,
    ZoneId zone,
    @Nullable RoomWish room,
    int limit) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public MeetingWish {
    if (seconds < 60 || bufferBefore < 0 || bufferAfter < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "a meeting takes a minute or more, buffers no less than 0");
    }
  }

  /** What working hours mean for a meeting. */
  public enum HoursRule {
    /** Outside them is worse, the farther the worse. */
    PREFER,
    /** Required people are never asked to come outside them. */
    REQUIRE,
    /** They don't matter. */
    IGNORE
  }

  /** Returns what of people's time has to be known: the window and the buffers around it. */
  public Span reach() {
    return new Span(window.start() - bufferBefore, window.end() + bufferAfter);
  }
}
