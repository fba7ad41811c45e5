package koyomi.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;
import org.junit.jupiter.api.Test;

class BusyTimeTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 9, 0);
  private static final long BEGIN = START.toEpochSecond(ZoneOffset.UTC);
  private static final long DAY = 86_400;

  @Test
  void shouldTakeEachOccurrenceExactlyWhenThereAreFew() {
    SpansBuilder expected = new SpansBuilder(8);
    for (int day = 0; day < 5; day++) {
      expected.add(BEGIN + day * DAY, BEGIN + day * DAY + 60);
    }
    assertThat(busy("RRULE:FREQ=DAILY;COUNT=5", new Span(BEGIN - DAY, BEGIN + 30 * DAY)))
        .isEqualTo(new BusyTime(expected.build(), Spans.EMPTY));
  }

  @Test
  void shouldBeBusyWithoutAGapWhenEverySecondIsTaken() {
    Span window = new Span(BEGIN + 1_000 * DAY, BEGIN + 1_366 * DAY);
    assertThat(busy("RRULE:FREQ=SECONDLY", window))
        .isEqualTo(new BusyTime(Spans.of(window), Spans.EMPTY));
  }

  @Test
  void shouldTakeWholeHoursWhenMoreOccurrencesThanAreCounted() {
    BusyTime found = busy("RRULE:FREQ=MINUTELY;INTERVAL=2", new Span(BEGIN, BEGIN + 366 * DAY));
    long counted = BEGIN + BusyExpansion.EXACT * 120L;
    assertThat(found.busy().within(new Span(counted - 240, counted + DAY)))
        .isEqualTo(
            new SpansBuilder(3)
                .add(counted - 240, counted - 180)
                .add(counted - 120, counted - 60)
                .add(counted, counted + DAY)
                .build());
  }

  @Test
  void shouldBeSureOfTheOrganiserWhoStandsInHisOwnList() {
    Event own = aMinuteLong("RRULE:FREQ=DAILY;COUNT=1");
    Event listed = own.withParts(own.content().withAttendees(asked("alice", "bob")), List.of());
    Span day = new Span(BEGIN, BEGIN + DAY);
    Spans minute = Spans.of(new Span(BEGIN, BEGIN + 60));

    assertThat(busyOf("alice", listed, day)).isEqualTo(new BusyTime(minute, Spans.EMPTY));
    assertThat(busyOf("bob", listed, day)).isEqualTo(new BusyTime(Spans.EMPTY, minute));
  }

  private static List<Attendee> asked(String... users) {
    return Stream.of(users)
        .map(user -> new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null))
        .toList();
  }

  private static BusyTime busyOf(String person, Event event, Span window) {
    BusyTime.Collector collector = new BusyTime.Collector(person, window);
    collector.add(event, ZoneOffset.UTC);
    return collector.build();
  }

  private static BusyTime busy(String line, Span window) {
    return busyOf("alice", aMinuteLong(line), window);
  }

  private static Event aMinuteLong(String line) {
    EventContent content =
        new EventContent(
            "Planning",
            null,
            null,
            new EventTime.Zoned(START, "UTC"),
            new EventTime.Zoned(START.plusMinutes(1), "UTC"),
            List.of(line),
            EventStatus.CONFIRMED,
            Visibility.PUBLIC,
            Transparency.OPAQUE,
            List.of(),
            List.of(),
            List.of(),
            null,
            new TreeMap<>(),
            List.of());
    return new Event(
        "fpmansaaaaaaaaaaaaaaaaaaaa",
        "e1",
        "e1@koyomi",
        "alice",
        0,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        content,
        List.of());
  }
}
