package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.movingTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceViewTest {
  private static final Pattern ITEM =
      Pattern.compile("\\{\"start\":\"[^{}]*?\"status\":(?=\"[A-Z]+\",\"visibility\")");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldShowWhatExpansionGivesWhenWindowsAreAnywhere(long seed) {
    RandomEvents random = new RandomEvents(seed);
    try (CalendarDriver driver = CalendarDriver.ofAlice(random.zone())) {
      List<Event> events = fill(driver, random, 40);
      if (random.below(2) == 0) {
        driver.send("alice", new CalendarCommand.PatchCalendar(movingTo(random.zone())));
      }
      CalendarView view = DriverQueries.view(driver);
      Calendar calendar = view.calendar(CALENDAR).orElseThrow();
      for (int i = 0; i < 25; i++) {
        Window window = window(random);
        int limit = random.below(3) == 0 ? 1 + random.below(20) : 1000;
        assertSame(
            items(view, query(calendar, window, limit, null)),
            NaiveView.of(calendar, events, window, limit),
            window + " limit " + limit);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void shouldShowEachOccurrenceOnceWhenPagesAreFollowed(long seed) {
    RandomEvents random = new RandomEvents(seed);
    try (CalendarDriver driver = CalendarDriver.ofAlice(random.zone())) {
      List<Event> events = fill(driver, random, 40);
      CalendarView view = DriverQueries.view(driver);
      Calendar calendar = view.calendar(CALENDAR).orElseThrow();
      for (int i = 0; i < 10; i++) {
        Instant from = window(random).from();
        Window window = new Window(from, from.plus(Duration.ofDays(20 + random.below(60))));
        int limit = 7 + random.below(60);
        List<String> shown = new ArrayList<>();
        String token = null;
        do {
          OccurrencePage page = view.occurrences(query(calendar, window, limit, token));
          shown.addAll(heads(page));
          token = page.nextPageToken();
        } while (token != null && shown.size() < 20_000);
        assertSame(shown, NaiveView.of(calendar, events, window, 20_000), window + " by " + limit);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void shouldNameExactlyTheEventsOfAWindowWhenListed(long seed) {
    RandomEvents random = new RandomEvents(seed);
    try (CalendarDriver driver = CalendarDriver.ofAlice(random.zone())) {
      List<Event> events = fill(driver, random, 40);
      CalendarView view = DriverQueries.view(driver);
      Calendar calendar = view.calendar(CALENDAR).orElseThrow();
      for (int i = 0; i < 15; i++) {
        Window window = window(random);
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
          EventPage page = view.events(calendar, window, 5, token);
          page.items().forEach(event -> listed.add(event.id()));
          token = page.nextPageToken();
        } while (token != null);
        assertThat(listed)
            .isEqualTo(
                events.stream()
                    .filter(event -> !NaiveView.of(calendar, List.of(event), window, 1).isEmpty())
                    .map(Event::id)
                    .sorted()
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Africa/Cairo",
        "Asia/Beirut"
      })
  void shouldKeepDaysOnTheirDatesWhenZoneIs(String zone) {
    try (CalendarDriver driver = CalendarDriver.ofAlice(zone)) {
      driver.send(
          "alice",
          new CalendarCommand.CreateEvent(
              "days",
              Drafts.draft(
                  "Day",
                  Drafts.on("2026-03-01"),
                  Drafts.on("2026-03-02"),
                  "RRULE:FREQ=DAILY;COUNT=200")));
      CalendarView view = DriverQueries.view(driver);
      Calendar calendar = view.calendar(CALENDAR).orElseThrow();
      ZoneId local = ZoneId.of(zone);
      Window may =
          new Window(
              LocalDateTime.of(2026, 5, 1, 0, 0).atZone(local).toInstant(),
              LocalDateTime.of(2026, 6, 1, 0, 0).atZone(local).toInstant());
      List<String> items = heads(view.occurrences(query(calendar, may, 100, null)));
      assertThat(items).hasSize(31);
      assertThat(items.getFirst()).startsWith("{\"start\":\"2026-05-01\",\"end\":\"2026-05-02\"");
      assertThat(items.getLast()).startsWith("{\"start\":\"2026-05-31\",\"end\":\"2026-06-01\"");
    }
  }

  /** Tells only where lists begin to differ: they are long. */
  private static void assertSame(List<String> shown, List<String> expected, String what) {
    int same = 0;
    while (same < shown.size()
        && same < expected.size()
        && shown.get(same).equals(expected.get(same))) {
      same++;
    }
    assertThat(shown.subList(same, Math.min(shown.size(), same + 2)))
        .as("%s: item %s of %s and %s", what, same, shown.size(), expected.size())
        .isEqualTo(expected.subList(same, Math.min(expected.size(), same + 2)));
  }

  private static List<Event> fill(CalendarDriver driver, RandomEvents random, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "e" + random.below(1_000_000);
      driver.send("alice", new CalendarCommand.PutEvent(id, random.next(), new Target.Whole()));
      ids.add(id);
    }
    CalendarView view = DriverQueries.view(driver);
    for (String id : ids) {
      change(driver, random, id, view);
    }
    List<Event> events = new ArrayList<>();
    for (String id : ids) {
      view.event(CALENDAR, id).ifPresent(events::add);
    }
    assertThat(events).hasSizeGreaterThan(count / 2);
    return events.stream().distinct().toList();
  }

  /** Moves, cancels, replaces or deletes, now and then. */
  private static void change(
      CalendarDriver driver, RandomEvents random, String id, CalendarView view) {
    Event event = view.event(CALENDAR, id).orElseThrow();
    switch (random.below(8)) {
      case 0 -> driver.send("alice", new CalendarCommand.DeleteEvent(id, new Target.Whole()));
      case 1 ->
          driver.send("alice", new CalendarCommand.PutEvent(id, random.next(), new Target.Whole()));
      case 2, 3, 4 -> {
        if (event.content().isRecurring()) {
          Target.Part part =
              new Target.Part(
                  Scope.THIS, new Target.Occurrence.Local(event.content().start().local()));
          driver.send("alice", new CalendarCommand.PutEvent(id, single(random), part));
        }
      }
      default -> {
        // stays as it is
      }
    }
  }

  private static koyomi.domain.event.EventDraft single(RandomEvents random) {
    koyomi.domain.event.EventDraft draft = random.next();
    while (!java.util.Objects.requireNonNull(draft.recurrence()).isEmpty()) {
      draft = random.next();
    }
    return draft;
  }

  private static Window window(RandomEvents random) {
    Instant from =
        LocalDateTime.of(2025, 1, 1, 0, 0)
            .plusHours(random.below(24 * 900))
            .toInstant(ZoneOffset.UTC);
    return switch (random.below(6)) {
      case 0 -> new Window(from, null);
      case 1 -> new Window(from, from.plus(Duration.ofDays(400)));
      case 2 -> new Window(from, from.plus(Duration.ofMinutes(90)));
      default -> new Window(from, from.plus(Duration.ofDays(1 + random.below(45))));
    };
  }

  private static OccurrenceQuery query(
      Calendar calendar, Window window, int limit, @Nullable String token) {
    return new OccurrenceQuery(calendar, Role.OWNER, "alice", window, limit, token, false);
  }

  static List<String> items(CalendarView view, OccurrenceQuery query) {
    return heads(view.occurrences(query));
  }

  private static List<String> heads(OccurrencePage page) {
    String json = new String(page.itemsJson(), StandardCharsets.UTF_8);
    List<String> items = new ArrayList<>();
    Matcher matcher = ITEM.matcher(json);
    while (matcher.find()) {
      items.add(matcher.group());
    }
    assertThat(items).hasSize(page.count());
    return items;
  }
}
