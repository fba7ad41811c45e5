package koyomi.bench.scenario;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Item;
import koyomi.bench.http.RestSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares each month of a calendar, field by field, with what the generator expects. */
final class MonthCheck {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 3;

  private MonthCheck() {}

  /**
   * Compares all months.
   *
   * @param who is asked
   * @param suffix of the query
   * @return the mean number of occurrences a month
   */
  static double check(
      String who,
      RestSession session,
      BenchCalendar calendar,
      List<Item> items,
      String path,
      String suffix,
      Report report) {
    int shown = 0;
    long total = 0;
    for (YearMonth month : calendar.months()) {
      String asked = MonthTraffic.query(calendar, month, path) + suffix;
      JsonNode found = session.get(asked).orThrow(who + " " + asked).json().required("items");
      List<Item> expected = calendar.inMonth(items, month);
      total += expected.size();
      String difference = difference(expected, found);
      if (!difference.isEmpty() && shown++ < SHOWN) {
        report.differ(who + ", " + month + ": " + difference);
      }
    }
    return (double) total / calendar.months().size();
  }

  private static String difference(List<Item> expected, JsonNode found) {
    Map<String, JsonNode> byKey = new HashMap<>();
    for (JsonNode item : found) {
      byKey.put(key(item), item);
    }
    if (byKey.size() != found.size()) {
      return "an occurrence stands there twice";
    }
    for (Item item : expected) {
      JsonNode wanted = JSON.readTree(item.json());
      JsonNode got = byKey.remove(key(wanted));
      if (got == null) {
        return "missing: " + wanted;
      }
      if (!got.equals(wanted)) {
        return "expected " + wanted + " but was " + got;
      }
    }
    return byKey.isEmpty() ? "" : "not expected: " + byKey.values().iterator().next();
  }

  private static String key(JsonNode item) {
    return item.path("eventId").asString() + " " + item.path("occurrence").asString();
  }
}
