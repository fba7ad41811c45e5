package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.HistoryExpiry;
import koyomi.topologies.calendar.store.StoreKeys;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The state as of a moment is what a replay of the facts up to that moment gives. */
class HistoryPropertyTest {
  private static final int COMMANDS = 60;
  private static final int MOMENTS = 5;

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void shouldEqualAReplayOfTheFactsWhenReadAsOfAnyMoment(@ForAll long seed) {
    Random random = new Random(seed);
    RandomEvents events = new RandomEvents(seed);
    try (CalendarDriver live = CalendarDriver.ofAlice(events.zone());
        CalendarDriver replay = CalendarDriver.replay()) {
      List<CalendarFact> facts = new ArrayList<>(live.facts());
      List<Instant> moments = new ArrayList<>();
      fill(live, facts, moments, random, events);

      Calendar calendar = DriverQueries.view(live).calendar(CALENDAR).orElseThrow();
      List<Shown> shown = new ArrayList<>();
      int applied = 0;
      for (Instant moment : moments) {
        while (applied < facts.size() && !facts.get(applied).recordedAt().isAfter(moment)) {
          replay.apply(facts.get(applied++));
        }
        Window window = window(random);
        Shown expected = replayed(DriverQueries.view(replay), calendar, moment, window);
        assertThat(asOf(DriverQueries.view(live), calendar, moment, window)).isEqualTo(expected);
        shown.add(expected);
      }

      assertThat(shown.getLast().all()).isNotEmpty();

      Instant now = facts.getLast().recordedAt();
      Duration kept = Duration.ofHours(random.nextInt(20 * 24));
      expire(live, now, kept);
      for (Shown before : shown) {
        if (!before.moment().isBefore(now.minus(kept))) {
          assertThat(asOf(DriverQueries.view(live), calendar, before.moment(), before.window()))
              .as("after expiry")
              .isEqualTo(before);
        }
      }
      assertThat(over(live, now.minus(kept).truncatedTo(ChronoUnit.DAYS))).isEmpty();
    }
  }

  /** What is seen of a moment. */
  private record Shown(
      Instant moment, Window window, List<Event> all, List<String> inWindow, List<String> pages) {}

  private static void fill(
      CalendarDriver live,
      List<CalendarFact> facts,
      List<Instant> moments,
      Random random,
      RandomEvents events) {
    for (int i = 0; i < COMMANDS; i++) {
      // several in the same millisecond, now and then
      live.passes(Duration.ofSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(80_000)));
      live.send("alice", command(random, events));
      facts.addAll(live.facts());
      if (random.nextInt(COMMANDS / MOMENTS) == 0) {
        moments.add(facts.getLast().recordedAt().plusMillis(random.nextInt(3) - 1L));
      }
    }
    moments.add(facts.getLast().recordedAt());
    Collections.sort(moments);
  }

  private static CalendarCommand command(Random random, RandomEvents events) {
    String id = "e" + random.nextInt(12);
    return switch (random.nextInt(8)) {
      case 0 -> new CalendarCommand.DeleteEvent(id, new Target.Whole());
      case 1, 2 -> new CalendarCommand.RestoreEvent(id, 1 + random.nextInt(4));
      case 3 ->
          new CalendarCommand.PatchEvent(
              id,
              events.next(),
              new Target.Part(
                  random.nextBoolean() ? Scope.THIS : Scope.FOLLOWING,
                  new Target.Occurrence.Day(LocalDate.of(2026, 3, 1 + random.nextInt(30)))));
      default -> new CalendarCommand.PutEvent(id, events.next(), new Target.Whole());
    };
  }

  private static Window window(Random random) {
    Instant from = Instant.parse("2025-10-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(500)));
    return new Window(
        from, random.nextInt(4) == 0 ? null : from.plus(Duration.ofDays(1 + random.nextInt(60))));
  }

  private static Shown asOf(CalendarView view, Calendar calendar, Instant moment, Window window) {
    List<Event> all = new ArrayList<>();
    String token = null;
    do {
      PastEventPage page = view.eventsAsOf(calendar, moment, null, 3, token);
      page.items().forEach(past -> all.add(past.event()));
      token = page.nextPageToken();
    } while (token != null);
    for (Event event : all) {
      assertThat(view.eventAsOf(CALENDAR, event.id(), moment).orElseThrow().event())
          .isEqualTo(event);
    }
    List<String> ids =
        view.eventsAsOf(calendar, moment, window, 100, null).items().stream()
            .map(past -> past.event().id())
            .toList();
    return new Shown(
        moment,
        window,
        all,
        ids,
        pages(after -> view.occurrencesAsOf(query(calendar, window, after), moment)));
  }

  private static Shown replayed(
      CalendarView view, Calendar calendar, Instant moment, Window window) {
    List<Event> all = view.events(calendar, null, 100, null).items();
    List<String> ids =
        view.events(calendar, window, 100, null).items().stream().map(Event::id).toList();
    return new Shown(
        moment, window, all, ids, pages(after -> view.occurrences(query(calendar, window, after))));
  }

  private static OccurrenceQuery query(Calendar calendar, Window window, @Nullable String token) {
    return new OccurrenceQuery(calendar, Role.OWNER, "alice", window, 7, token, false);
  }

  private interface Pages {
    OccurrencePage page(@Nullable String token);
  }

  private static List<String> pages(Pages source) {
    List<String> pages = new ArrayList<>();
    String token = null;
    do {
      OccurrencePage page = source.page(token);
      pages.add(new String(page.itemsJson(), StandardCharsets.UTF_8));
      token = page.nextPageToken();
    } while (token != null && pages.size() < 4);
    return pages;
  }

  private static void expire(CalendarDriver live, Instant now, Duration kept) {
    int removed;
    do {
      removed = HistoryExpiry.expire(live.store(CalendarStores.HISTORY), now, kept);
    } while (removed > 0);
  }

  /** The rows that nobody needs who asks for moments from a cutoff on. */
  private static List<Bytes> over(CalendarDriver live, Instant cutoff) {
    List<Bytes> over = new ArrayList<>();
    KeyValue<Bytes, byte[]> before = null;
    try (KeyValueIterator<Bytes, byte[]> rows =
        live.store(CalendarStores.HISTORY)
            .range(StoreKeys.event(CALENDAR, ""), StoreKeys.eventsEnd(CALENDAR))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        HistoryRow version = StoreCodecs.HISTORY.decode(row.value);
        if (version.recordedAt().isBefore(cutoff)) {
          if (before != null
              && StoreKeys.historyEventIdOf(before.key)
                  .equals(StoreKeys.historyEventIdOf(row.key))) {
            over.add(before.key);
          }
          if (version.event() == null) {
            over.add(row.key);
          }
        }
        before = row;
      }
    }
    return over;
  }
}
