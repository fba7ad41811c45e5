package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.BEGIN;
import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.ResponseStatus;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a change pays for history, and what a look back costs. Prints the figures of the docs. */
@EnabledIfSystemProperty(named = "koyomi.measure", matches = "true")
class HistoryCostTest {
  private static final int EVENTS = 2_000;
  private static final int VERSIONS = 5;
  private static final int ROUNDS = 7;

  @Test
  void shouldStateTheCostOfHistory() throws Exception {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      List<CalendarFact> updates = fill(driver);
      rows(driver);
      System.out.printf(
          "history on disk, flushed: %.1f MB%n", driver.bytesOnDisk(CalendarStores.HISTORY) / 1e6);
      reads(driver);
      writes(driver, updates);
    }
  }

  private static List<CalendarFact> fill(CalendarDriver driver) {
    List<CalendarFact> updates = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      for (int i = 0; i < EVENTS; i++) {
        driver.send(
            "alice",
            new CalendarCommand.PutEvent("event" + i, draft(i, version), new Target.Whole()));
        for (CalendarFact fact : driver.facts()) {
          if (fact.body() instanceof EventUpdated) {
            updates.add(fact);
          }
        }
      }
      driver.passes(Duration.ofDays(1));
    }
    assertThat(updates).hasSize(EVENTS * (VERSIONS - 1));
    return updates;
  }

  private static void rows(CalendarDriver driver) {
    long versions = 0;
    long marks = 0;
    long versionBytes = 0;
    long markBytes = 0;
    try (KeyValueIterator<Bytes, byte[]> all = driver.store(CalendarStores.HISTORY).all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        int bytes = row.key.get().length + row.value.length;
        if (row.key.get()[0] == 0) {
          marks++;
          markBytes += bytes;
        } else {
          versions++;
          versionBytes += bytes;
        }
      }
    }
    System.out.printf(
        "%d versions of %d bytes, %d marks of %d bytes%n",
        versions, versionBytes / versions, marks, markBytes / marks);
  }

  /** The rows of all stores beside those of history alone, of the same facts. */
  private static void writes(CalendarDriver driver, List<CalendarFact> updates) {
    CalendarFactApplier applier = new CalendarFactApplier(driver::store, 0, 1, driver.basis());
    KeyValueStore<Bytes, byte[]> history = driver.store(CalendarStores.HISTORY);
    List<Double> all = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (CalendarFact fact : updates) {
        applier.prepare(List.of(fact)).write();
      }
      all.add((System.nanoTime() - begin) / 1e3 / updates.size());
      begin = System.nanoTime();
      for (CalendarFact fact : updates) {
        EventUpdated update = (EventUpdated) fact.body();
        HistoryRow row =
            new HistoryRow(fact.recordedAt(), fact.actor(), fact.commandId(), update.after());
        history.putAll(
            List.of(
                KeyValue.pair(
                    StoreKeys.history(CALENDAR, update.after().id(), update.after().version()),
                    StoreCodecs.HISTORY.encode(row)),
                KeyValue.pair(
                    StoreKeys.superseded(
                        LocalDate.ofEpochDay(20_000), CALENDAR, update.after().id()),
                    new byte[] {1})));
      }
      alone.add((System.nanoTime() - begin) / 1e3 / updates.size());
    }
    System.out.printf(
        "an update's rows: all stores %.1f µs, history alone %.1f µs (medians of %d)%n",
        median(all), median(alone), ROUNDS);
  }

  private static void reads(CalendarDriver driver) {
    CalendarView view = DriverQueries.view(driver);
    Calendar calendar = view.calendar(CALENDAR).orElseThrow();
    Instant moment = BEGIN.plus(Duration.ofDays(VERSIONS / 2));
    Window march =
        new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    OccurrenceQuery query =
        new OccurrenceQuery(calendar, Role.OWNER, "alice", march, 1000, null, false);
    List<Double> past = new ArrayList<>();
    List<Double> page = new ArrayList<>();
    List<Double> versions = new ArrayList<>();
    int occurrences = 0;
    for (int round = 0; round < ROUNDS * 5; round++) {
      long begin = System.nanoTime();
      occurrences = view.occurrencesAsOf(query, moment).count();
      past.add((System.nanoTime() - begin) / 1e6);
      begin = System.nanoTime();
      view.eventsAsOf(calendar, moment, null, 100, null);
      page.add((System.nanoTime() - begin) / 1e6);
      begin = System.nanoTime();
      view.history(CALENDAR, "event7", 100, null);
      versions.add((System.nanoTime() - begin) / 1e3);
    }
    System.out.printf(
        "as of: a month's %d occurrences %.1f ms, a page of 100 events %.2f ms;"
            + " the %d versions of an event %.0f µs%n",
        occurrences, median(past), median(page), VERSIONS, median(versions));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static EventDraft draft(int number, int version) {
    int day = 1 + number % 28;
    String date = "2026-%02d-%02dT".formatted(1 + number / 28 % 12, day);
    List<Attendee> attendees = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "person" + (number + i) % 997;
      attendees.add(
          new Attendee(
              name, null, name + "@example.com", null, false, ResponseStatus.NEEDS_ACTION, null));
    }
    return new EventDraft(
        EnumSet.of(
            EventField.TITLE,
            EventField.DESCRIPTION,
            EventField.LOCATION,
            EventField.START,
            EventField.END,
            EventField.RECURRENCE,
            EventField.ATTENDEES),
        "Planning " + number + ", revision " + version,
        "What was said last time, what is open, who does what. ".repeat(6),
        "Tokyo 3F",
        at(date + "10:00:00", "Asia/Tokyo"),
        at(date + "11:00:00", "Asia/Tokyo"),
        number % 7 == 0 ? List.of("RRULE:FREQ=WEEKLY") : List.of(),
        null,
        null,
        null,
        attendees,
        null,
        null,
        null,
        new TreeMap<>());
  }
}
