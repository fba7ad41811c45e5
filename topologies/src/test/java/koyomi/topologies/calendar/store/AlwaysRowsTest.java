package koyomi.topologies.calendar.store;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.draft;
import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;
import static koyomi.topologies.calendar.store.CalendarStores.OCCURRENCES;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.Drafts;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class AlwaysRowsTest {
  private static final String ZONE = "Asia/Tokyo";
  private static final EventDraft SHORT =
      draft("Meeting", at("2026-03-02T10:00:00", ZONE), at("2026-03-02T11:00:00", ZONE));
  private static final EventDraft LONG =
      draft("Expedition", at("2026-03-02T10:00:00", ZONE), at("2026-07-02T10:00:00", ZONE));
  private static final EventDraft DENSE =
      draft(
          "Tick",
          at("2026-03-02T10:00:00", ZONE),
          at("2026-03-02T10:00:00", ZONE),
          "RRULE:FREQ=SECONDLY");

  @Test
  void shouldSayNothingWhileAllRowsStandInTheirMonths() {
    try (CalendarDriver driver = CalendarDriver.ofAlice(ZONE)) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", SHORT));

      assertThat(saysSo(driver)).isFalse();
    }
  }

  @Test
  void shouldSaySoForEverOnceThereWasALongEventOrADenseSeries() {
    for (EventDraft first : List.of(LONG, DENSE)) {
      try (CalendarDriver driver = CalendarDriver.ofAlice(ZONE)) {
        driver.send("alice", new CalendarCommand.CreateEvent("e1", first));
        assertThat(saysSo(driver)).isTrue();

        driver.send("alice", new CalendarCommand.DeleteEvent("e1", new Target.Whole()));
        driver.send("alice", new CalendarCommand.PatchCalendar(Drafts.movingTo("Europe/Berlin")));
        driver.passes(Duration.ofDays(40));
        driver.send("alice", new CalendarCommand.CreateEvent("e2", SHORT));

        assertThat(saysSo(driver)).isTrue();
      }
    }
  }

  @Test
  void shouldSaySoBeforeTheFirstSuchRowStands() {
    try (CalendarDriver live = CalendarDriver.ofAlice(ZONE);
        CalendarDriver watched = CalendarDriver.replay()) {
      live.send("alice", new CalendarCommand.CreateEvent("e1", SHORT));
      for (CalendarFact fact : live.facts()) {
        watched.apply(fact);
      }
      live.send("alice", new CalendarCommand.PatchEvent("e1", DENSE, new Target.Whole()));
      List<Boolean> said = new ArrayList<>();

      new CalendarFactApplier(name -> watching(watched, name, said), 0, 1, watched.basis())
          .prepare(live.facts())
          .write();

      assertThat(said).containsExactly(true);
      assertThat(watched.rows()).isEqualTo(live.rows());
    }
  }

  /** A store that notes, before its rows of every window are written, whether that was said. */
  @SuppressWarnings("unchecked") // the class of a parameterised interface
  private static KeyValueStore<Bytes, byte[]> watching(
      CalendarDriver driver, String name, List<Boolean> said) {
    KeyValueStore<Bytes, byte[]> store = driver.store(name);
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            AlwaysRowsTest.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, method, arguments) -> {
              if (name.equals(OCCURRENCES)
                  && method.getName().equals("putAll")
                  && ((List<KeyValue<Bytes, byte[]>>) arguments[0])
                      .stream().anyMatch(row -> StoreKeys.monthOf(row.key) == StoreKeys.ALWAYS)) {
                said.add(saysSo(driver));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static boolean saysSo(CalendarDriver driver) {
    byte[] row = driver.store(CALENDARS).get(StoreKeys.calendar(CALENDAR));
    return StoreCodecs.CALENDAR.decode(row).horizon().always();
  }
}
