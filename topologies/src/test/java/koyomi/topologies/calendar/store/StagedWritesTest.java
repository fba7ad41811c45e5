package koyomi.topologies.calendar.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class StagedWritesTest {
  private final List<String> written = new ArrayList<>();

  @Test
  void shouldWriteChangesAfterWhatTheySpeakOfAndCalendarsLast() {
    StagedWrites writes = new StagedWrites(this::recording);
    for (String store :
        List.of(
            CalendarStores.CALENDARS,
            CalendarStores.CHANGES,
            CalendarStores.EVENTS,
            CalendarStores.OCCURRENCES)) {
      writes.put(store, Bytes.wrap(new byte[] {1}), new byte[] {1});
    }

    writes.flush();

    assertThat(written)
        .containsExactly(
            CalendarStores.EVENTS,
            CalendarStores.OCCURRENCES,
            CalendarStores.CHANGES,
            CalendarStores.CALENDARS);
  }

  @Test
  void shouldWriteWhatIsPutAheadBeforeEverythingElse() {
    StagedWrites writes = new StagedWrites(this::recording);
    writes.put(CalendarStores.EVENTS, Bytes.wrap(new byte[] {1}), new byte[] {1});
    writes.putAhead(CalendarStores.CALENDARS, Bytes.wrap(new byte[] {1}), new byte[] {1});

    writes.flush();

    assertThat(written).containsExactly(CalendarStores.CALENDARS, CalendarStores.EVENTS);
  }

  /** A store that notes when it is written. */
  @SuppressWarnings("unchecked") // the class of a parameterised interface
  private KeyValueStore<Bytes, byte[]> recording(String name) {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, _, _) -> {
              written.add(name);
              return null;
            });
  }
}
