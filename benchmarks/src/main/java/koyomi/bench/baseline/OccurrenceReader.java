package koyomi.bench.baseline;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** Reads a window of a calendar and writes its JSON. */
final class OccurrenceReader {
  private static final String FIELDS =
      "event_id, ical_uid, occurrence_at, start_at, end_at, occurrence_offset, start_offset,"
          + " end_offset, all_day, time_zone, title, location, status, visibility, transparency,"
          + " recurring, organizer_id";
  private static final String WINDOW =
      " WHERE calendar_id = ? AND start_at >= ? AND start_at < ? AND end_at > ?"
          + " ORDER BY start_at, event_id, occurrence_at LIMIT ?";

  /** Seconds that the longest occurrence takes: how far before a window its rows may begin. */
  private static final long LONGEST = 3 * 86_400;

  private static final byte[] EVENT_ID = ascii("{\"eventId\":\"");
  private static final byte[] ICAL_UID = ascii("\",\"iCalUid\":\"");
  private static final byte[] OCCURRENCE = ascii("\",\"occurrence\":\"");
  private static final byte[] START = ascii("\",\"start\":\"");
  private static final byte[] END = ascii("\",\"end\":\"");
  private static final byte[] ALL_DAY = ascii("\",\"allDay\":true");
  private static final byte[] NOT_ALL_DAY = ascii("\",\"allDay\":false,\"timeZone\":\"");
  private static final byte[] TITLE = ascii(",\"title\":\"");
  private static final byte[] QUOTE = ascii("\"");
  private static final byte[] LOCATION = ascii("\",\"location\":\"");
  private static final byte[] STATUS = ascii("\",\"status\":\"");
  private static final byte[] VISIBILITY = ascii("\",\"visibility\":\"");
  private static final byte[] TRANSPARENCY = ascii("\",\"transparency\":\"");
  private static final byte[] RECURRING = ascii("\",\"recurring\":true,\"organizerId\":\"");
  private static final byte[] NOT_RECURRING = ascii("\",\"recurring\":false,\"organizerId\":\"");
  private static final byte[] CLOSE = ascii("\"}");
  private static final byte[] ITEMS = ascii("{\"items\":[");
  private static final byte[] ITEMS_END = ascii("]}");

  private final DataSource pool;
  private final Map<Variant, String> queries = new EnumMap<>(Variant.class);

  OccurrenceReader(DataSource pool) {
    this.pool = pool;
    for (Variant variant : Variant.values()) {
      queries.put(variant, query(variant));
    }
  }

  /**
   * Writes the answer of a view.
   *
   * @param from epoch seconds
   * @param to epoch seconds, exclusive
   * @param limit at most so many items
   */
  void write(Variant variant, String calendarId, long from, long to, int limit, JsonBuffer out)
      throws SQLException {
    out.raw(ITEMS);
    try (Connection connection = pool.getConnection();
        PreparedStatement sql = connection.prepareStatement(queries.get(variant))) {
      sql.setString(1, calendarId);
      sql.setLong(2, from - LONGEST);
      sql.setLong(3, to);
      sql.setLong(4, from);
      sql.setInt(5, limit);
      try (ResultSet rows = sql.executeQuery()) {
        boolean first = true;
        while (rows.next()) {
          if (!first) {
            out.comma();
          }
          first = false;
          if (variant.isReady()) {
            out.raw(rows.getBytes(1));
          } else {
            item(rows, out);
          }
        }
      }
    }
    out.raw(ITEMS_END);
  }

  private static String query(Variant variant) {
    String source = " FROM " + variant.table() + WINDOW;
    return switch (variant) {
      case COLUMNS_PLAIN, COLUMNS_COVERING -> "SELECT " + FIELDS + source;
      case READY_PLAIN, READY_COVERING -> "SELECT json" + source;
      case JOINED_COVERING ->
          "SELECT coalesce(string_agg(json, ','), '') FROM (SELECT json" + source + ") AS month";
    };
  }

  private static void item(ResultSet row, JsonBuffer out) throws SQLException {
    boolean allDay = row.getBoolean(9);
    out.raw(EVENT_ID);
    out.text(row.getBytes(1));
    out.raw(ICAL_UID);
    out.text(row.getBytes(2));
    out.raw(OCCURRENCE);
    time(allDay, row.getLong(3), row.getInt(6), out);
    out.raw(START);
    time(allDay, row.getLong(4), row.getInt(7), out);
    out.raw(END);
    time(allDay, row.getLong(5), row.getInt(8), out);
    if (allDay) {
      out.raw(ALL_DAY);
    } else {
      out.raw(NOT_ALL_DAY);
      out.text(row.getBytes(10));
      out.raw(QUOTE);
    }
    out.raw(TITLE);
    out.text(row.getBytes(11));
    out.raw(LOCATION);
    out.text(row.getBytes(12));
    out.raw(STATUS);
    out.text(row.getBytes(13));
    out.raw(VISIBILITY);
    out.text(row.getBytes(14));
    out.raw(TRANSPARENCY);
    out.text(row.getBytes(15));
    out.raw(row.getBoolean(16) ? RECURRING : NOT_RECURRING);
    out.text(row.getBytes(17));
    out.raw(CLOSE);
  }

  private static void time(boolean allDay, long epochSecond, int offset, JsonBuffer out) {
    if (allDay) {
      out.date(offset);
    } else {
      out.timestamp(epochSecond, offset);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
