package koyomi.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import koyomi.api.Events;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldWriteEachKindOfTimeAsItsWriterMeantIt() {
    assertThat(start(new EventTime.Zoned(Events.TEN, "Asia/Tokyo")))
        .contains("\"start\":{\"dateTime\":\"2026-03-02T10:00:00\",\"timeZone\":\"Asia/Tokyo\"}");
    assertThat(start(new EventTime.Zoned(Events.TEN, "Z")))
        .contains("\"start\":{\"dateTime\":\"2026-03-02T10:00:00Z\"}");
    assertThat(start(new EventTime.Zoned(Events.TEN, "-05:00")))
        .contains("\"start\":{\"dateTime\":\"2026-03-02T10:00:00-05:00\"}");
    assertThat(start(new EventTime.Floating(Events.TEN)))
        .contains("\"start\":{\"dateTime\":\"2026-03-02T10:00:00\"}");
    assertThat(start(new EventTime.Date(LocalDate.of(2026, 3, 8))))
        .contains("\"start\":{\"date\":\"2026-03-08\"}");
  }

  @Test
  void shouldNameOverridesByOriginalStart() {
    EventContent floating =
        Events.content(
            new EventTime.Floating(Events.TEN),
            new EventTime.Floating(Events.TEN.plusHours(1)),
            Visibility.PUBLIC);
    Event event = Events.event("e", floating, new EventOverride(Events.TEN.plusDays(7), floating));

    String json = json(event, true);

    assertThat(json).contains("\"overrides\":[{\"occurrence\":\"2026-03-09T10:00:00+01:00\",");
  }

  @Test
  void shouldTellNothingButTimesWhenDetailsAreHidden() {
    Event event = Events.event("e", Events.inTokyo(Visibility.PRIVATE));

    String json = json(event, false);

    assertThat(json)
        .contains("\"start\"", "\"end\"", "\"version\":5")
        .doesNotContain("Planning", "secret", "Room 1", "alice", "iCalUid", "attendees");
  }

  @Test
  void shouldListDroppedOverridesAfterAnEdit() {
    Event event = Events.event("e", Events.inTokyo(Visibility.PUBLIC));

    byte[] json = EventJson.bytes(event, BERLIN, true, List.of(Events.TEN));

    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("\"droppedOverrides\":[\"2026-03-02T10:00:00+09:00\"]");
  }

  @Test
  void shouldLeaveNoDetailsWhenEventIsExportedToViewer() {
    Event hidden = TimesOnly.of(Events.event("e", Events.inTokyo(Visibility.PRIVATE)));

    assertThat(hidden.toString()).doesNotContain("Planning", "secret", "Room 1", "alice");
    assertThat(hidden.content().start()).isEqualTo(new EventTime.Zoned(Events.TEN, "Asia/Tokyo"));
  }

  private static String start(EventTime time) {
    return json(Events.event("e", Events.content(time, time, Visibility.PUBLIC)), true);
  }

  private static String json(Event event, boolean details) {
    return new String(EventJson.bytes(event, BERLIN, details), StandardCharsets.UTF_8);
  }
}
