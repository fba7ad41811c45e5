package koyomi.topologies.calendar.query;

/** The positions of a page's items, as columns: a page has no object for each occurrence. */
final class Positions {
  private final long[] starts;
  private final String[] eventIds;
  private final long[] originals;
  private final String[] calendarIds;

  Positions(int size) {
    starts = new long[size];
    eventIds = new String[size];
    originals = new long[size];
    calendarIds = new String[size];
  }

  int size() {
    return starts.length;
  }

  void set(int item, long start, String eventId, long original, String calendarId) {
    starts[item] = start;
    eventIds[item] = eventId;
    originals[item] = original;
    calendarIds[item] = calendarId;
  }

  void set(int item, Position position) {
    set(item, position.start(), position.eventId(), position.original(), position.calendarId());
  }

  Position get(int item) {
    return new Position(starts[item], eventIds[item], originals[item], calendarIds[item]);
  }
}
