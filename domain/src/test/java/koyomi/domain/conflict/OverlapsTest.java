package koyomi.domain.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapsTest {
  @Test
  void shouldFindEachPairOnceWhenComparedWithAllPairs() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<BusyInterval> intervals = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        long start = random.nextInt(200);
        intervals.add(interval("c" + random.nextInt(2), "e" + random.nextInt(8), i, start, random));
      }

      List<String> found = new ArrayList<>();
      List<Long> begins = new ArrayList<>();
      Overlaps.forEach(
          intervals,
          pair -> {
            begins.add(pair.second().start());
            assertThat(pair.first().start()).isLessThanOrEqualTo(pair.second().start());
            return found.add(name(pair.first(), pair.second()));
          });

      assertThat(found).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(all(intervals));
      assertThat(begins).isSorted();
    }
  }

  @Test
  void shouldStopWhenTheVisitorHasEnough() {
    List<BusyInterval> intervals = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      intervals.add(interval("c", "e" + i, i, 0, new Random(i)));
    }
    int[] seen = {0};

    Overlaps.forEach(intervals, _ -> ++seen[0] < 3);

    assertThat(seen[0]).isEqualTo(3);
  }

  private static List<String> all(List<BusyInterval> intervals) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      for (int j = 0; j < i; j++) {
        BusyInterval left = intervals.get(i);
        BusyInterval right = intervals.get(j);
        if (left.start() < right.end()
            && right.start() < left.end()
            && !left.of().isOfSameEvent(right.of())) {
          pairs.add(name(left, right));
        }
      }
    }
    return pairs;
  }

  private static String name(BusyInterval left, BusyInterval right) {
    return left.of().compareTo(right.of()) < 0
        ? left.of() + " " + right.of()
        : right.of() + " " + left.of();
  }

  private static BusyInterval interval(
      String calendar, String event, long original, long start, Random random) {
    return new BusyInterval(
        new BusyInterval.Key(calendar, event, original, false),
        0,
        start,
        0,
        start + 1 + random.nextInt(40),
        0,
        false,
        false,
        0);
  }
}
