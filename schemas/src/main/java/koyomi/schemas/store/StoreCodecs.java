package koyomi.schemas.store;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.people.Profile;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Resource;
import koyomi.schemas.mapping.CalendarTypes;
import koyomi.schemas.mapping.PeopleTypes;
import koyomi.schemas.mapping.ResourceTypes;

/** The codecs of the topologies' stores. */
public final class StoreCodecs {
  /** Values of the store of calendars. */
  public static final StoreCodec<Calendar> CALENDAR =
      new StoreCodec<>("store-calendars", CalendarTypes.CALENDAR);

  /** Values of the store of events. */
  public static final StoreCodec<StoredEvent> EVENT =
      new StoreCodec<>("store-events", StoreTypes.STORED_EVENT);

  /** Values of the store of changes. */
  public static final StoreCodec<ChangeRow> CHANGE =
      new StoreCodec<>("store-changes", StoreTypes.CHANGE_ROW);

  /** Values of the store of announcements. */
  public static final StoreCodec<AnnouncementRow> ANNOUNCEMENT =
      new StoreCodec<>("store-announcements", StoreTypes.ANNOUNCEMENT_ROW);

  /** Values of the store of history. */
  public static final StoreCodec<HistoryRow> HISTORY =
      new StoreCodec<>("store-history", StoreTypes.HISTORY_ROW);

  /** Values of the store of idempotency keys. */
  public static final StoreCodec<KeptAnswer> IDEMPOTENCY =
      new StoreCodec<>("store-idempotency", StoreTypes.KEPT_ANSWER);

  /** Resources in the store of resources. */
  public static final StoreCodec<Resource> RESOURCE =
      new StoreCodec<>("store-resources", ResourceTypes.RESOURCE);

  /** Reservations in the store of resources. */
  public static final StoreCodec<Reservation> RESERVATION =
      new StoreCodec<>("store-reservations", ResourceTypes.RESERVATION);

  /** Answers to idempotency keys in the store of resources. */
  public static final StoreCodec<KeptResourceAnswer> RESOURCE_ANSWER =
      new StoreCodec<>("store-resource-answers", StoreTypes.KEPT_RESOURCE_ANSWER);

  /** Profiles in the store of people. */
  public static final StoreCodec<Profile> PROFILE =
      new StoreCodec<>("store-profiles", PeopleTypes.PROFILE);

  private StoreCodecs() {}
}
