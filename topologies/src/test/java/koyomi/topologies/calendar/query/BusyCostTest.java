package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.busy.BusyKeys;
import koyomi.topologies.calendar.store.CalendarStores;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a write pays for busy time and the conflict join. Prints the figures of the docs. */
@EnabledIfSystemProperty(named = "koyomi.measure", matches = "true")
class BusyCostTest {
  private static final int EVENTS = 2_000;
  private static final int OCCURRENCES = 1_000;
  private static final int ROUNDS = 30;
  private static final int WARM_UP = 10;

  @Test
  void shouldStateTheCostOfASeriesInACrowdedCalendar() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      for (int i = 0; i < EVENTS; i++) {
        driver.send("alice", put("event" + i, event(i)));
      }
      driver.conflicts();
      rows(driver);
      List<Double> put = new ArrayList<>();
      List<Double> deleted = new ArrayList<>();
      int told = 0;
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        String id = "series" + round;
        long begin = System.nanoTime();
        driver.send("alice", put(id, series()));
        double took = (System.nanoTime() - begin) / 1e6;
        told = driver.conflicts().size();
        begin = System.nanoTime();
        driver.send("alice", new CalendarCommand.DeleteEvent(id, new Target.Whole()));
        double gone = (System.nanoTime() - begin) / 1e6;
        assertThat(driver.conflicts()).hasSize(told);
        if (round >= WARM_UP) {
          put.add(took);
          deleted.add(gone);
        }
      }
      System.out.printf(
          "a series of %d occurrences beside %d events: written in %.1f ms, deleted in %.1f ms"
              + " (medians of %d; the command as a whole, %d conflicts told each time)%n",
          OCCURRENCES, EVENTS, median(put), median(deleted), ROUNDS, told);
    }
  }

  private static CalendarCommand put(String id, EventDraft draft) {
    return new CalendarCommand.PutEvent(id, draft, new Target.Whole());
  }

  /** Five a day. */
  private static EventDraft event(int number) {
    LocalDate day = LocalDate.of(2026, 3, 12).plusDays(number / 5);
    int hour = 8 + 2 * (number % 5);
    return draft(
        "Meeting " + number,
        at(day + "T%02d:00:00".formatted(hour), "Asia/Tokyo"),
        at(day + "T%02d:00:00".formatted(hour + 1), "Asia/Tokyo"));
  }

  /** A thousand within the months kept: five every second day. */
  private static EventDraft series() {
    return draft(
        "Series",
        at("2026-03-12T08:30:00", "Asia/Tokyo"),
        at("2026-03-12T08:45:00", "Asia/Tokyo"),
        "RRULE:FREQ=DAILY;INTERVAL=2;BYHOUR=8,9,10,11,12;COUNT=" + OCCURRENCES);
  }

  private static void rows(CalendarDriver driver) {
    long rows = 0;
    long bytes = 0;
    try (KeyValueIterator<Bytes, byte[]> all = driver.store(CalendarStores.BUSY).all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        if (BusyKeys.dayOf(row.key) != BusyKeys.ALWAYS) {
          rows++;
          bytes += row.key.get().length + row.value.length;
        }
      }
    }
    System.out.printf(
        "%d days of %d events of %s take %d bytes each%n",
        rows, EVENTS, CALENDAR.substring(0, 6), bytes / rows);
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
