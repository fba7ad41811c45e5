package koyomi.bench.scenario;

import java.util.List;
import koyomi.bench.Report;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Item;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.RestSession;
import koyomi.bench.load.LoadDriver;
import koyomi.bench.load.LoadPlan;
import koyomi.bench.load.LoadResult;

/**
 * One who answers month views of a generated calendar.
 *
 * @param name in the report
 * @param target where it answers
 * @param token of the calendar's owner
 * @param calendarId under which it keeps the calendar
 * @param suffix of its queries
 */
record Side(String name, HttpTarget target, String token, String calendarId, String suffix) {
  private String path() {
    return "/v1/calendars/" + calendarId + "/occurrences";
  }

  /** Compares its answers with what is expected. */
  double check(BenchCalendar calendar, List<Item> items, Report report) {
    try (RestSession session = RestSession.open(target, token)) {
      return MonthCheck.check(name, session, calendar, items, path(), suffix, report);
    }
  }

  /** Loads it. */
  LoadResult load(LoadPlan plan, BenchCalendar calendar, List<Item> items) {
    return LoadDriver.run(target, plan, new MonthTraffic(calendar, items, path(), suffix, token));
  }
}
