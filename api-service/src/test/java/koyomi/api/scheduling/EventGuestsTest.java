package koyomi.api.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.scheduling.BusyTime;
import org.junit.jupiter.api.Test;

class EventGuestsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-02T10:00");
  private static final String ROOM = Ids.resourceIdOf("room");

  @Test
  void shouldAskForThoseWhoMayComeAndForRoomsButNotForTheCaller() {
    Event event =
        event(
            content(
                FIRST,
                List.of(),
                person("alice", ResponseStatus.ACCEPTED),
                person("bob", ResponseStatus.NEEDS_ACTION),
                person("carol", ResponseStatus.DECLINED),
                new Attendee(null, ROOM, null, null, false, ResponseStatus.NEEDS_ACTION, null)));

    assertThat(guests(event, 0).ids()).containsExactly("bob", ROOM);
  }

  @Test
  void shouldCountForThoseInvitedToOneOccurrenceThatOneAlone() {
    LocalDateTime second = FIRST.plusDays(1);
    Event event =
        event(
            content(FIRST, List.of("RRULE:FREQ=DAILY"), person("bob", ResponseStatus.ACCEPTED)),
            new EventOverride(
                second, content(second, List.of(), person("dave", ResponseStatus.ACCEPTED))));
    EventGuests guests = guests(event, 1);
    BusyTime always = new BusyTime(Spans.of(List.of(new Span(0, Long.MAX_VALUE / 4))), Spans.EMPTY);

    List<Conflict> found = guests.overlaps(0, Map.of("bob", always, "dave", always));

    assertThat(guests.windows()).hasSize(1);
    assertThat(found)
        .filteredOn(conflict -> conflict.participantId().equals("dave"))
        .extracting(conflict -> conflict.second().start())
        .containsExactly(second.toEpochSecond(ZoneOffset.UTC));
    assertThat(found)
        .filteredOn(conflict -> conflict.participantId().equals("bob"))
        .extracting(conflict -> conflict.second().start())
        .contains(FIRST.toEpochSecond(ZoneOffset.UTC))
        .doesNotContain(second.toEpochSecond(ZoneOffset.UTC));
  }

  @Test
  void shouldLookAtTheEditedOccurrenceHoweverFarItIs() {
    LocalDateTime far = FIRST.plusDays(400);
    Event event =
        event(
            content(FIRST, List.of("RRULE:FREQ=DAILY"), person("bob", ResponseStatus.ACCEPTED)),
            new EventOverride(
                far, content(far.plusHours(5), List.of(), person("bob", ResponseStatus.ACCEPTED))));
    long start = far.plusHours(5).toEpochSecond(ZoneOffset.UTC);
    BusyTime then = new BusyTime(Spans.of(List.of(new Span(start, start + 60))), Spans.EMPTY);

    EventGuests guests = guests(event, 1);

    assertThat(guests.windows()).hasSize(2);
    assertThat(guests.overlaps(0, Map.of("bob", then))).isEmpty();
    assertThat(guests.overlaps(1, Map.of("bob", then))).hasSize(1);
    assertThat(guests(event, 0).windows()).hasSize(1);
  }

  private static EventGuests guests(Event event, int edited) {
    return EventGuests.of(event, ZoneOffset.UTC, "alice", NOW, edited);
  }

  private static Event event(EventContent content, EventOverride... overrides) {
    return new Event("c", "e", "u", "alice", 0, 1, NOW, NOW, content, List.of(overrides));
  }

  private static Attendee person(String user, ResponseStatus status) {
    return new Attendee(user, null, null, null, false, status, null);
  }

  private static EventContent content(
      LocalDateTime start, List<String> recurrence, Attendee... attendees) {
    return new EventContent(
        "t",
        null,
        null,
        new EventTime.Zoned(start, "UTC"),
        new EventTime.Zoned(start.plusHours(1), "UTC"),
        recurrence,
        EventStatus.CONFIRMED,
        Visibility.PUBLIC,
        Transparency.OPAQUE,
        List.of(attendees),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
