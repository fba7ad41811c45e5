package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Introduction;
import koyomi.schemas.message.BasisRevision;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import koyomi.topologies.calendar.store.CalendarStores;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * What is kept of alice's time, and told of its conflicts, beside a computation from all events.
 */
class BusyOracleTest {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final long DAY = BusyInterval.DAY;

  /** A year around the beginning, which every horizon of the tests covers at its end. */
  private static final Span YEAR =
      new Span(
          CalendarDriver.BEGIN.getEpochSecond() - 20 * DAY,
          CalendarDriver.BEGIN.getEpochSecond() + 300 * DAY);

  @Example
  void shouldEqualAComputationFromAllEventsAlongFiveThousandEdits() {
    run(7, 5_000, 250);
  }

  @Property(tries = 4, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void shouldEqualAComputationFromAllEventsWhenZonesAndHorizonsMoveAsWell(
      @ForAll @LongRange(max = 1_000_000) long seed) {
    Random random = new Random(seed);
    BusyHistory history = new BusyHistory(seed);
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 1 + random.nextInt(4));
        CalendarDriver replay = CalendarDriver.replay()) {
      BusyHistory.begin(driver, history.events().zone());
      Told told = new Told();
      List<CalendarFact> facts = new ArrayList<>();
      for (int i = 0; i < 260; i++) {
        if (random.nextInt(15) == 0) {
          BasisRevision revision = history.events().revision(driver.basis().latest());
          driver.basis(revision);
          replay.basis(revision);
        }
        if (random.nextInt(30) == 0) {
          driver.passes(Duration.ofDays(10 + random.nextInt(20)));
        }
        if (random.nextInt(20) == 0) {
          move(driver, history, random);
        }
        send(driver, history.next());
        driver.passes(TICK);
        told.take(driver, true);
        facts.addAll(driver.facts());
        if (random.nextInt(6) == 0) {
          long start = driver.now().getEpochSecond() + (random.nextInt(500) - 250) * DAY;
          Span window = new Span(start, start + (1 + random.nextInt(40)) * DAY);
          assertThat(NaiveBusy.seen(driver, window, true))
              .as("seed %s, edit %s", seed, i)
              .isEqualTo(NaiveBusy.intervals(driver, window, true));
        }
      }
      BasisRevision usual = usual(driver.basis().latest());
      driver.basis(usual);
      replay.basis(usual);
      for (int slice = 0; slice < 200; slice++) {
        driver.passes(TICK);
      }
      told.take(driver, true);
      facts.addAll(driver.facts());
      facts.forEach(replay::apply);
      assertThat(busyRows(replay)).isEqualTo(busyRows(driver)).isNotEmpty();
      long now = driver.now().getEpochSecond();
      told.check(driver, new Span(now, now + 90 * DAY), true, "seed " + seed);
    }
  }

  @Property(tries = 3, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void shouldEndTheSameInWhateverOrderEventsAreEdited(
      @ForAll @LongRange(max = 1_000_000) long seed) {
    BusyHistory history = new BusyHistory(seed);
    Map<String, List<BusyHistory.Edit>> byEvent = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      BusyHistory.Edit edit = history.next();
      if (edit.command() instanceof CalendarCommand.PutEvent put) {
        byEvent
            .computeIfAbsent(edit.calendarId() + put.eventId(), _ -> new ArrayList<>())
            .add(edit);
      }
    }
    List<Object> ends = new ArrayList<>();
    for (int order = 0; order < 2; order++) {
      try (CalendarDriver driver = CalendarDriver.live()) {
        BusyHistory.begin(driver, "Europe/Berlin");
        Told told = new Told();
        for (BusyHistory.Edit edit : shuffled(byEvent, new Random(seed + order))) {
          send(driver, edit);
          told.take(driver, true);
        }
        ends.add(
            List.of(NaiveBusy.seen(driver, YEAR, true), told.texts(YEAR), told.texts(Told.EVER)));
      }
    }
    assertThat(ends.getFirst()).isEqualTo(ends.getLast());
  }

  @Property(tries = 2, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void shouldKeepWithAVersionWhatItOverlapsWithWhenWritten(
      @ForAll @LongRange(max = 1_000_000) long seed) {
    BusyHistory history = new BusyHistory(seed);
    int compared = 0;
    try (CalendarDriver driver = CalendarDriver.live()) {
      BusyHistory.begin(driver, "America/New_York");
      for (int i = 0; i < 250; i++) {
        BusyHistory.Edit edit = history.next();
        long before = driver.now().toEpochMilli();
        if (driver.send(edit.calendarId(), "alice", edit.command(), null)
                instanceof Answer.OfEvent(Event event, _, _)
            && event.updatedAt().toEpochMilli() == before
            && NaiveBusy.isKept(driver, event, YEAR)) {
          assertThat(event.conflicts())
              .as("seed %s, edit %s, %s", seed, i, edit)
              .isEqualTo(NaiveBusy.conflictsOf(driver, event));
          compared += event.conflicts().isEmpty() ? 0 : 1;
        }
        driver.passes(TICK);
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static void run(long seed, int edits, int between) {
    Random random = new Random(seed);
    BusyHistory history = new BusyHistory(seed);
    try (CalendarDriver driver = CalendarDriver.live()) {
      BusyHistory.begin(driver, "Asia/Tokyo");
      Told told = new Told();
      boolean allDayBusy = true;
      for (int i = 1; i <= edits; i++) {
        send(driver, history.next());
        driver.passes(TICK);
        if (random.nextInt(100) == 0) {
          allDayBusy = !allDayBusy;
          driver.people("alice", Introduction.NONE, BusyHistory.allDayBusy(allDayBusy));
        }
        told.take(driver, allDayBusy);
        if (i % between == 0) {
          String when = "seed " + seed + ", edit " + i;
          assertThat(NaiveBusy.seen(driver, YEAR, allDayBusy))
              .as(when)
              .isEqualTo(NaiveBusy.intervals(driver, YEAR, allDayBusy));
          told.check(driver, YEAR, allDayBusy, when);
        }
      }
      assertThat(told.unlisted).as("commands told of as a whole").isLessThan(edits / 20);
    }
  }

  private static void send(CalendarDriver driver, BusyHistory.Edit edit) {
    driver.send(edit.calendarId(), "alice", edit.command(), null);
  }

  private static void move(CalendarDriver driver, BusyHistory history, Random random) {
    driver.send(
        random.nextBoolean() ? CALENDAR : BusyHistory.OTHER,
        "alice",
        new CalendarCommand.PatchCalendar(Drafts.movingTo(history.events().zone())),
        null);
  }

  private static BasisRevision usual(ExpansionBasis latest) {
    return new BasisRevision(
        latest.revision() + 1, CalendarDriver.BEGIN, "admin", 1, 13, new TreeMap<>());
  }

  private static List<BusyHistory.Edit> shuffled(
      Map<String, List<BusyHistory.Edit>> byEvent, Random random) {
    List<String> turns = new ArrayList<>();
    byEvent.forEach((event, edits) -> edits.forEach(_ -> turns.add(event)));
    Collections.shuffle(turns, random);
    Map<String, Integer> next = new HashMap<>();
    return turns.stream()
        .map(event ->
            byEvent.getOrDefault(event, List.of()).get(next.merge(event, 1, Integer::sum) - 1))
        .toList();
  }

  private static Map<String, String> busyRows(CalendarDriver driver) {
    Map<String, String> rows = driver.rows();
    rows.keySet().removeIf(key -> !key.startsWith(CalendarStores.BUSY + " "));
    return rows;
  }

  /** What the topic has told, folded. */
  private static final class Told {
    static final Span EVER = new Span(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);

    private final Map<Conflict.Id, Conflict> there = new HashMap<>();
    private int unlisted;

    void take(CalendarDriver driver, boolean allDayBusy) {
      for (ConflictChange change : driver.conflicts()) {
        if (!change.participantId().equals("alice")) {
          // those whom she invites have copies
          continue;
        }
        switch (change) {
          case ConflictChange.Detected found -> there.put(found.conflict().id(), found.conflict());
          case ConflictChange.Resolved over ->
              assertThat(there.remove(over.conflict().id())).isEqualTo(over.conflict());
          case ConflictChange.Unlisted unlisted -> readAnew(driver, unlisted.time(), allDayBusy);
        }
      }
    }

    /** What whoever follows the topic has to do where it doesn't tell all. */
    private void readAnew(CalendarDriver driver, Span time, boolean allDayBusy) {
      unlisted++;
      there.values().removeIf(conflict -> isWithin(conflict, time));
      for (Conflict conflict : NaiveBusy.kept(driver, allDayBusy)) {
        if (isWithin(conflict, time)) {
          there.put(conflict.id(), conflict);
        }
      }
    }

    private static boolean isWithin(Conflict conflict, Span time) {
      return conflict.second().start() >= time.start() && conflict.second().start() < time.end();
    }

    Set<String> texts(Span window) {
      TreeSet<String> texts = new TreeSet<>();
      there.values().forEach(conflict -> NaiveBusy.add(conflict, window, texts));
      return texts;
    }

    /** Of series that are expanded on read nothing is told. */
    void check(CalendarDriver driver, Span window, boolean allDayBusy, String when) {
      Set<String> onRead = NaiveBusy.onRead(driver);
      List<BusyInterval> kept = new ArrayList<>(NaiveBusy.intervals(driver, window, allDayBusy));
      kept.removeIf(it -> onRead.contains(it.of().calendarId() + it.of().eventId()));
      Set<String> expected = NaiveBusy.conflicts(kept, window);
      Set<String> found = texts(window);
      Set<String> missing = new TreeSet<>(expected);
      missing.removeAll(found);
      found.removeAll(expected);
      assertThat(missing).as("missing, %s", when).isEmpty();
      assertThat(found).as("too much, %s", when).isEmpty();
    }
  }
}
