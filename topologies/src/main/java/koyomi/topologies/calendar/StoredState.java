package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.CALENDARS;
import static koyomi.topologies.calendar.store.CalendarStores.EVENTS;
import static koyomi.topologies.calendar.store.CalendarStores.HISTORY;
import static koyomi.topologies.calendar.store.CalendarStores.PEOPLE;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import koyomi.domain.scheduling.TakenTime;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.people.PeopleKeys;
import koyomi.topologies.calendar.query.TaskReads;
import koyomi.topologies.calendar.store.KeptTime;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a decision sees of the stores of a task; the calendar is read once. */
final class StoredState implements CalendarState {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final BasisTable basis;
  private final String calendarId;
  private final @Nullable Calendar calendar;

  StoredState(
      Function<String, KeyValueStore<Bytes, byte[]>> stores, BasisTable basis, String calendarId) {
    this.stores = stores;
    this.basis = basis;
    this.calendarId = calendarId;
    byte[] row = stores.apply(CALENDARS).get(StoreKeys.calendar(calendarId));
    this.calendar = row == null ? null : StoreCodecs.CALENDAR.decode(row);
  }

  @Override
  public @Nullable Calendar calendar() {
    return calendar;
  }

  @Override
  public @Nullable StoredEvent event(String eventId) {
    byte[] row = stores.apply(EVENTS).get(StoreKeys.event(calendarId, eventId));
    return row == null ? null : StoreCodecs.EVENT.decode(row);
  }

  @Override
  public ExpansionBasis basis() {
    return basis.latest();
  }

  @Override
  public boolean isDefault() {
    byte[] row =
        calendar == null ? null : stores.apply(PEOPLE).get(PeopleKeys.profile(calendar.ownerId()));
    return row != null && StoreCodecs.PROFILE.decode(row).defaultCalendarId().equals(calendarId);
  }

  @Override
  public List<Conflict> conflicts(Event event, Set<String> rewritten) {
    if (calendar == null || !KeptTime.isKept(calendar)) {
      return List.of();
    }
    TakenTime time = KeptTime.of(event, calendar, basis);
    List<Conflict> distant =
        DistantConflicts.of(
            () -> new TaskReads(stores).view(basis), calendar, event, time, rewritten);
    return !distant.isEmpty() || time.intervals().isEmpty()
        ? distant
        : new ConflictLookup(stores, calendar, rewritten).of(time);
  }

  @Override
  public @Nullable Event version(String eventId, long version) {
    byte[] row = stores.apply(HISTORY).get(StoreKeys.history(calendarId, eventId, version));
    return row == null ? null : StoreCodecs.HISTORY.decode(row).event();
  }
}
