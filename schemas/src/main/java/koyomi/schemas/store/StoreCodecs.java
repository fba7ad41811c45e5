package koyomi.schemas.store;

import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.schemas.mapping.CalendarTypes;

/** The codecs of the calendar topology's stores. */
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

  /** Values of the store of history. */
  public static final StoreCodec<HistoryRow> HISTORY =
      new StoreCodec<>("store-history", StoreTypes.HISTORY_ROW);

  /** Values of the store of idempotency keys. */
  public static final StoreCodec<KeptAnswer> IDEMPOTENCY =
      new StoreCodec<>("store-idempotency", StoreTypes.KEPT_ANSWER);

  private StoreCodecs() {}
}
