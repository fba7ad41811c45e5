package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The engine against {@link RfcTable} on random rules. The long run takes its number of rules from
 * a property: {@code -Dkoyomi.recurrence.rules=100000}.
 */
class RandomRulesTest {
  @Property(tries = 2_000, seed = "5545")
  void shouldAgreeWithTheTableWhenTheRuleIsRandom(@ForAll long seed) {
    compare(seed);
  }

  @Test
  @EnabledIfSystemProperty(named = "koyomi.recurrence.rules", matches = "\\d+")
  void shouldAgreeWithTheTableWhenTheRunIsLong() {
    long rules = Long.getLong("koyomi.recurrence.rules", 0);
    for (long seed = 0; seed < rules; seed++) {
      compare(seed);
    }
  }

  private static void compare(long seed) {
    RandomSeries series = RandomSeries.of(seed);
    RecurrenceLines lines =
        RecurrenceLines.parse(List.of("RRULE:" + series.text()), Leniency.STRICT);
    RecurrenceSet set = RecurrenceSet.timed(series.start(), series.zone(), lines);
    List<Long> expected =
        new RfcTable(lines.rules().getFirst(), series.start(), series.zone(), series.horizon())
            .instants();
    long end = series.horizon().atZone(series.zone()).toEpochSecond();

    assertThat(until(set.cursor(), end)).as("%s, seed %d", series, seed).isEqualTo(expected);
    seekAnywhere(set, expected, end, series, seed);
  }

  /** seek(t) is the same as leaving out what starts before t, from a cursor that stood anywhere. */
  private static void seekAnywhere(
      RecurrenceSet set, List<Long> expected, long end, RandomSeries series, long seed) {
    var random = new Random(seed);
    OccurrenceCursor cursor = set.cursor();
    long first = expected.getFirst();
    for (int i = 0; i < 5; i++) {
      long t =
          random.nextBoolean()
              ? expected.get(random.nextInt(expected.size())) + random.nextInt(3) - 1
              : first - 1000 + (long) (random.nextDouble() * (end - first));
      cursor.seek(t);
      List<Long> rest = expected.stream().filter(second -> second >= t).toList();
      assertThat(until(cursor, end)).as("%s, seed %d, from %d", series, seed, t).isEqualTo(rest);
    }
  }

  private static List<Long> until(OccurrenceCursor cursor, long end) {
    var seconds = new ArrayList<Long>();
    while (cursor.next() && cursor.epochSecond() < end) {
      seconds.add(cursor.epochSecond());
    }
    return seconds;
  }
}
