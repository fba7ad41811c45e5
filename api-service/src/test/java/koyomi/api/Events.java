package koyomi.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;

/** Events for tests. */
public final class Events {
  /** Ten o'clock on a Monday. */
  public static final LocalDateTime TEN = LocalDateTime.parse("2026-03-02T10:00:00");

  private Events() {}

  /** A content of these times. */
  public static EventContent content(EventTime start, EventTime end, Visibility visibility) {
    return new EventContent(
        "Planning",
        "secret words",
        "Room 1",
        start,
        end,
        List.of(),
        EventStatus.CONFIRMED,
        visibility,
        Transparency.OPAQUE,
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }

  /** An hour in Tokyo. */
  public static EventContent inTokyo(Visibility visibility) {
    return content(
        new EventTime.Zoned(TEN, "Asia/Tokyo"),
        new EventTime.Zoned(TEN.plusHours(1), "Asia/Tokyo"),
        visibility);
  }

  /** An event of alice's at version 5. */
  public static Event event(String id, EventContent content, EventOverride... overrides) {
    Instant then = Instant.parse("2026-02-01T08:00:00Z");
    return new Event(
        TestService.CALENDAR,
        id,
        id + "@koyomi",
        "alice",
        0,
        5,
        then,
        then,
        content,
        List.of(overrides));
  }
}
