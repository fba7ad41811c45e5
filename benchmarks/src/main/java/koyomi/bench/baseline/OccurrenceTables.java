package koyomi.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import koyomi.bench.data.Item;

/** The tables of the baseline: one row for each occurrence. */
final class OccurrenceTables {
  private static final String COLUMNS =
      """
      calendar_id text NOT NULL, event_id text NOT NULL, ical_uid text NOT NULL,
      occurrence_at bigint NOT NULL, start_at bigint NOT NULL, end_at bigint NOT NULL,
      occurrence_offset int NOT NULL, start_offset int NOT NULL, end_offset int NOT NULL,
      all_day bool NOT NULL, time_zone text NOT NULL, title text NOT NULL, location text NOT NULL,
      status text NOT NULL, visibility text NOT NULL, transparency text NOT NULL,
      recurring bool NOT NULL, organizer_id text NOT NULL
      """;
  private static final String READY =
      """
      calendar_id text NOT NULL, event_id text NOT NULL, occurrence_at bigint NOT NULL,
      start_at bigint NOT NULL, end_at bigint NOT NULL, json text NOT NULL
      """;
  private static final String COVERED_COLUMNS =
      """
      (end_at, event_id, occurrence_at, ical_uid, occurrence_offset, start_offset, end_offset,
      all_day, time_zone, title, location, status, visibility, transparency, recurring,
      organizer_id)
      """;
  private static final String COVERED_READY = "(end_at, event_id, occurrence_at, json)";

  private OccurrenceTables() {}

  /** Makes the tables, empty. */
  static void create(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      for (String index : List.of("plain", "covering")) {
        sql.execute("CREATE TABLE columns_" + index + " (" + COLUMNS + ")");
        sql.execute("CREATE TABLE ready_" + index + " (" + READY + ")");
      }
      sql.execute("CREATE INDEX ON columns_plain (calendar_id, start_at)");
      sql.execute("CREATE INDEX ON ready_plain (calendar_id, start_at)");
      sql.execute(
          "CREATE INDEX ON columns_covering (calendar_id, start_at) INCLUDE " + COVERED_COLUMNS);
      sql.execute(
          "CREATE INDEX ON ready_covering (calendar_id, start_at) INCLUDE " + COVERED_READY);
    }
  }

  /** Fills all tables. Rows come event by event, as they would by writing. */
  static void load(Connection connection, String calendarId, List<Item> items) throws SQLException {
    for (String index : List.of("plain", "covering")) {
      insert(connection, "columns_" + index, items, item -> columns(calendarId, item));
      insert(connection, "ready_" + index, items, item -> ready(calendarId, item));
    }
  }

  private static void insert(
      Connection connection, String table, List<Item> items, Function<Item, List<Object>> row)
      throws SQLException {
    int width = row.apply(items.getFirst()).size();
    String places = String.join(",", Collections.nCopies(width, "?"));
    try (PreparedStatement sql =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (Item item : items) {
        List<Object> values = row.apply(item);
        for (int i = 0; i < width; i++) {
          sql.setObject(i + 1, values.get(i));
        }
        sql.addBatch();
      }
      sql.executeBatch();
    }
  }

  /** Lets index-only scans skip the tables, and the planner know them. */
  static void settle(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("VACUUM (FREEZE, ANALYZE)");
    }
  }

  private static List<Object> columns(String calendarId, Item item) {
    return List.of(
        calendarId,
        item.eventId(),
        item.iCalUid(),
        item.occurrenceAt().getEpochSecond(),
        item.startAt().getEpochSecond(),
        item.endAt().getEpochSecond(),
        offset(item, item.occurrence()),
        offset(item, item.start()),
        offset(item, item.end()),
        item.allDay(),
        item.timeZone(),
        item.title(),
        item.location(),
        "CONFIRMED",
        "PUBLIC",
        "OPAQUE",
        item.recurring(),
        item.organizerId());
  }

  private static List<Object> ready(String calendarId, Item item) {
    return List.of(
        calendarId,
        item.eventId(),
        item.occurrenceAt().getEpochSecond(),
        item.startAt().getEpochSecond(),
        item.endAt().getEpochSecond(),
        item.json());
  }

  /** Minutes east of UTC; of a day the number of the day itself. */
  private static int offset(Item item, String time) {
    return item.allDay()
        ? (int) LocalDate.parse(time).toEpochDay()
        : OffsetDateTime.parse(time).getOffset().getTotalSeconds() / 60;
  }
}
