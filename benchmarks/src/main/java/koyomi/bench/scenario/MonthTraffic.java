package koyomi.bench.scenario;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Item;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.Traffic;
import org.jspecify.annotations.Nullable;

/** Looks at the months of a generated calendar, drawn at random, all fields, one page each. */
final class MonthTraffic implements Traffic {
  private static final int OK = 200;
  private static final byte[] MARK =
      "\"eventId\":\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final List<Request> requests = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private final int[] drawn = new int[1 << 16];

  /**
   * Prepares the requests.
   *
   * @param path of the occurrences
   * @param suffix more of the query, beginning with an ampersand, or nothing
   */
  MonthTraffic(BenchCalendar calendar, List<Item> items, String path, String suffix, String token) {
    for (YearMonth month : calendar.months()) {
      requests.add(Request.of("GET", query(calendar, month, path) + suffix).bearer(token).build());
      counts.add(calendar.inMonth(items, month).size());
    }
  }

  /** Returns path and query of a month's view. */
  static String query(BenchCalendar calendar, YearMonth month, String path) {
    return path
        + "?from="
        + calendar.begin(month)
        + "&to="
        + calendar.begin(month.plusMonths(1))
        + "&limit=1000";
  }

  @Override
  public Request request(long number) {
    int month = random.nextInt(requests.size());
    drawn[(int) (number & (drawn.length - 1))] = month;
    return requests.get(month);
  }

  @Override
  public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
    if (answer.status() != OK) {
      return "status " + answer.status();
    }
    int expected = counts.get(drawn[(int) (number & (drawn.length - 1))]);
    if (sampled && count(answer.body()) != expected) {
      return "a month with another number of occurrences than expected";
    }
    return null;
  }

  private static int count(byte[] body) {
    int found = 0;
    for (int at = 0; at + MARK.length <= body.length; at++) {
      int same = 0;
      while (same < MARK.length && body[at + same] == MARK[same]) {
        same++;
      }
      if (same == MARK.length) {
        found++;
      }
    }
    return found;
  }
}
