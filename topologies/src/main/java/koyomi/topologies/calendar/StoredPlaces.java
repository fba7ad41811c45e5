package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.COPIES;
import static koyomi.topologies.calendar.store.CalendarStores.PEOPLE;

import java.util.function.Function;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.decide.CopyPlaces;
import koyomi.domain.event.Original;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.people.PeopleKeys;
import koyomi.topologies.calendar.store.CopyWriter;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Where copies lie, by the stores of a task: it has the profiles of whose calendars it has. */
record StoredPlaces(Function<String, KeyValueStore<Bytes, byte[]>> stores, BasisTable basis)
    implements CopyPlaces {
  @Override
  public CalendarState calendar(String calendarId) {
    return new StoredState(stores, basis, calendarId);
  }

  @Override
  public @Nullable String elsewhere(String userId, Original original) {
    return CopyWriter.calendarOf(stores.apply(COPIES), userId, original);
  }

  @Override
  public @Nullable String defaultCalendar(String userId) {
    byte[] row = stores.apply(PEOPLE).get(PeopleKeys.profile(userId));
    return row == null ? null : StoreCodecs.PROFILE.decode(row).defaultCalendarId();
  }
}
