package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.movingTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.expansion.MonthlyExpansion;
import koyomi.domain.expansion.Months;
import koyomi.domain.zone.Zones;
import koyomi.schemas.message.BasisRevision;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.StoreKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonMoveTest {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String SERIES = "RRULE:FREQ=WEEKLY;BYDAY=MO,TH";
  private static final String ONLY_DECEMBER = "RRULE:FREQ=MINUTELY;INTERVAL=15;BYMONTH=12";

  @Test
  void shouldKeepTheMonthsAroundNowWhenAYearPasses() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      put(driver, "weekly", Drafts.draft("Weekly", at("2026-01-05"), at("2026-01-05"), SERIES));
      for (int day = 0; day < 366; day++) {
        driver.passes(Duration.ofDays(1));
        settle(driver);
        YearMonth month = YearMonth.from(driver.now().atZone(ZoneId.of("Asia/Tokyo")));
        assertThat(calendar(driver).horizon())
            .isEqualTo(Horizon.around(ZoneId.of("Asia/Tokyo"), month, ExpansionBasis.BUILT_IN));
        assertThat(monthsOf(driver, "weekly"))
            .hasSize(15)
            .startsWith(Months.of(month.minusMonths(1)))
            .endsWith(Months.of(month.plusMonths(13)));
      }
      assertThat(driver.facts().stream().filter(HorizonMoveTest::isMove)).hasSize(2 * 12);
    }
  }

  @Test
  void shouldMoveWhenTheMonthTurnsInItsZone() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Pacific/Pago_Pago")) {
      settle(driver);
      driver.passes(Duration.between(driver.now(), Instant.parse("2026-04-01T10:59:59Z")));
      settle(driver);
      assertThat(calendar(driver).horizon().first()).isEqualTo(YearMonth.of(2026, 2));

      driver.passes(Duration.ofSeconds(1));
      settle(driver);

      assertThat(calendar(driver).horizon().first()).isEqualTo(YearMonth.of(2026, 3));
    }
  }

  @Test
  void shouldChangeNothingThatClientsSeeWhenMoved() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("UTC")) {
      Calendar before = calendar(driver);
      driver.passes(Duration.ofDays(31));
      settle(driver);
      Calendar after = calendar(driver);

      assertThat(after.horizon()).isNotEqualTo(before.horizon());
      assertThat(after.withHorizon(before.horizon()).withSequence(before.sequence()))
          .isEqualTo(before);
      assertThat(DriverQueries.view(driver).changes(CALENDAR, before.sequence(), 10).items())
          .isEmpty();
    }
  }

  @Test
  void shouldGoOnWhereItStoppedWhenManyMonthsWentBy() {
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 2)) {
      create(driver, "Europe/Berlin");
      for (int i = 0; i < 7; i++) {
        put(driver, "e" + i, Drafts.draft("E", at("2026-01-05"), at("2026-01-05"), SERIES));
      }
      driver.passes(Duration.ofDays(900));
      int slices = settle(driver);

      assertThat(slices).isGreaterThanOrEqualTo(6);
      YearMonth month = YearMonth.from(driver.now().atZone(ZoneId.of("Europe/Berlin")));
      for (int i = 0; i < 7; i++) {
        assertThat(monthsOf(driver, "e" + i))
            .hasSize(15)
            .startsWith(Months.of(month.minusMonths(1)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void shouldShowTheSameAndReplayTheSameWhenTheBasisChangesBetweenSlices(long seed) {
    RandomEvents random = new RandomEvents(seed);
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 1 + random.below(4));
        CalendarDriver replay = CalendarDriver.replay()) {
      create(driver, random.zone());
      for (int i = 0; i < 16; i++) {
        put(driver, "e" + i, random.next());
      }
      List<CalendarFact> facts = new ArrayList<>();
      for (int slice = 0; slice < 300; slice++) {
        if (random.below(12) == 0) {
          BasisRevision revision = random.revision(driver.basis().latest());
          driver.basis(revision);
          replay.basis(revision);
        }
        if (random.below(20) == 0) {
          driver.passes(Duration.ofDays(20 + random.below(30)));
        }
        change(driver, random);
        check(driver, random);
        driver.passes(TICK);
        facts.addAll(driver.facts());
      }
      settle(driver);
      facts.addAll(driver.facts());
      facts.forEach(replay::apply);

      ExpansionBasis latest = driver.basis().latest();
      assertThat(calendar(driver).horizon().rules()).isEqualTo(latest.rules());
      assertThat(withoutHistory(replay)).isEqualTo(withoutHistory(driver));
      assertThat(facts.stream().filter(HorizonMoveTest::isShift).count()).isGreaterThan(5);
      Zones.by(driver.basis().latestRules(), () -> assertOnlyWhatExpansionGives(driver));
    }
  }

  @Test
  void shouldKeepOtherMonthsWhenTheBasisSaysSo() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      put(driver, "weekly", Drafts.draft("Weekly", at("2025-01-06"), at("2025-01-06"), SERIES));
      driver.facts();
      driver.basis(months(1, 3, 5));
      settle(driver);
      assertThat(calendar(driver).horizon().first()).isEqualTo(YearMonth.of(2025, 12));
      assertThat(calendar(driver).horizon().last()).isEqualTo(YearMonth.of(2026, 8));
      assertThat(monthsOf(driver, "weekly")).hasSize(9);
      assertThat(driver.facts()).allMatch(HorizonMoveTest::isMove).hasSize(2);

      driver.basis(months(2, 0, 24));
      settle(driver);
      assertThat(monthsOf(driver, "weekly")).hasSize(25).startsWith(2026 * 12 + 2);

      driver.passes(Duration.ofDays(62));
      settle(driver);
      assertThat(monthsOf(driver, "weekly")).hasSize(25).startsWith(2026 * 12 + 4);
    }
  }

  private static BasisRevision months(long revision, int behind, int ahead) {
    return new BasisRevision(revision, Instant.EPOCH, "admin", behind, ahead, new TreeMap<>());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldShowTheSameAndReplayTheSameWhenChangedBetweenSlices(long seed) {
    RandomEvents random = new RandomEvents(seed);
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 1 + random.below(4));
        CalendarDriver replay = CalendarDriver.replay()) {
      create(driver, random.zone());
      List<CalendarFact> facts = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        put(driver, "e" + i, random.next());
      }
      put(driver, "e14", december());
      for (int move = 0; move < 8; move++) {
        driver.passes(Duration.ofDays(random.below(4) == 0 ? 700 : 20 + random.below(30)));
        boolean moving = true;
        for (int slice = 0; slice < 400 && (moving || slice < 3); slice++) {
          change(driver, random);
          check(driver, random);
          driver.passes(TICK);
          facts.addAll(driver.facts());
          moving = calendar(driver).horizon().move() != null;
        }
        assertThat(calendar(driver).horizon().move()).isNull();
      }
      facts.addAll(driver.facts());
      facts.forEach(replay::apply);
      assertThat(withoutHistory(replay)).isEqualTo(withoutHistory(driver));
      assertThat(facts.stream().filter(HorizonMoveTest::isMove).count()).isGreaterThan(30);
      assertOnlyWhatExpansionGives(driver);
    }
  }

  /** History is removed by the clock, and years go by here. */
  private static SortedMap<String, String> withoutHistory(CalendarDriver driver) {
    SortedMap<String, String> rows = driver.rows();
    rows.keySet().removeIf(key -> key.startsWith(CalendarStores.HISTORY + " "));
    return rows;
  }

  /** A calendar filled afresh holds the same rows. */
  private static void assertOnlyWhatExpansionGives(CalendarDriver driver) {
    Calendar calendar = calendar(driver);
    SortedMap<String, Integer> wrong = new TreeMap<>();
    for (Event event : events(driver)) {
      var months = MonthlyExpansion.of(event, calendar.zone(), calendar.horizon());
      if (!monthsOf(driver, event.id()).equals(List.copyOf(months.months().keySet()))) {
        wrong.put(event.id(), months.months().size());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void change(CalendarDriver driver, RandomEvents random) {
    String id = "e" + random.below(18);
    switch (random.below(8)) {
      case 0, 1 -> put(driver, id, random.next());
      case 2 -> driver.send("alice", new CalendarCommand.DeleteEvent(id, new Target.Whole()));
      case 3 -> put(driver, id, random.below(3) == 0 ? december() : random.next());
      case 4 -> {
        if (random.below(6) == 0) {
          driver.send("alice", new CalendarCommand.PatchCalendar(movingTo(random.zone())));
        }
      }
      default -> {
        // time passes
      }
    }
  }

  private static void check(CalendarDriver driver, RandomEvents random) {
    CalendarView view = DriverQueries.view(driver);
    Calendar calendar = calendar(driver);
    List<Event> events = events(driver);
    Instant from =
        driver.now().plus(Duration.ofDays(random.below(1200) - 700)).truncatedTo(ChronoUnit.HOURS);
    Window window = new Window(from, from.plus(Duration.ofDays(1 + random.below(60))));
    OccurrenceQuery query =
        new OccurrenceQuery(calendar, Role.OWNER, "alice", window, 400, null, false);
    List<String> expected =
        Zones.by(driver.basis().latestRules(), () -> NaiveView.of(calendar, events, window, 400));
    assertThat(OccurrenceViewTest.items(view, query))
        .as("%s, horizon %s", window, calendar.horizon())
        .isEqualTo(expected);
    assertThat(view.events(calendar, window, 100, null).items().stream().map(Event::id).toList())
        .isEqualTo(
            Zones.by(driver.basis().latestRules(), () -> NaiveView.ids(calendar, events, window)));
  }

  private static EventDraft december() {
    return Drafts.draft("Dense", at("2025-12-01"), at("2025-12-01"), ONLY_DECEMBER);
  }

  private static List<Event> events(CalendarDriver driver) {
    return DriverQueries.view(driver).events(calendar(driver), null, 100, null).items();
  }

  private static TimeDraft at(String date) {
    return Drafts.at(date + "T09:00:00", "Europe/London");
  }

  private static void create(CalendarDriver driver, String zone) {
    driver.send("alice", new CalendarCommand.CreateCalendar(Drafts.calendarDraft("Work", zone)));
  }

  private static void put(CalendarDriver driver, String id, EventDraft draft) {
    driver.send("alice", new CalendarCommand.PutEvent(id, draft, new Target.Whole()));
  }

  private static Calendar calendar(CalendarDriver driver) {
    return DriverQueries.view(driver).calendar(CALENDAR).orElseThrow();
  }

  private static boolean isShift(CalendarFact fact) {
    return fact.body() instanceof CalendarFact.Body.OccurrencesShifted;
  }

  private static boolean isMove(CalendarFact fact) {
    return fact.body() instanceof CalendarFact.Body.CalendarChanged changed
        && changed.kind() == CalendarFact.CalendarChange.HORIZON_MOVED;
  }

  /** Lets slices pass until no move is under way; returns how many it took. */
  private static int settle(CalendarDriver driver) {
    int slices = 1;
    driver.passes(TICK);
    while (calendar(driver).horizon().move() != null) {
      driver.passes(TICK);
      slices++;
    }
    return slices;
  }

  private static List<Integer> monthsOf(CalendarDriver driver, String eventId) {
    List<Integer> months = new ArrayList<>();
    try (var rows = driver.store(CalendarStores.OCCURRENCES).all()) {
      rows.forEachRemaining(row -> {
        int month = StoreKeys.monthOf(row.key);
        if (month > StoreKeys.SERIES && StoreKeys.occurrencesEventIdOf(row.key).equals(eventId)) {
          months.add(month);
        }
      });
    }
    return months;
  }
}
