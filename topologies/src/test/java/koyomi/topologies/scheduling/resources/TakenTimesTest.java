package koyomi.topologies.scheduling.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import koyomi.domain.interval.Span;
import koyomi.topologies.scheduling.resources.ResourceKeys.SlotRow;
import koyomi.topologies.scheduling.resources.TakenTimes.Taken;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class TakenTimesTest {
  private final TreeMap<Bytes, byte[]> rows = new TreeMap<>();
  private int read;

  @Test
  void shouldFindWhatOverlapsAmongRandomTimes() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      rows.clear();
      var all = new ArrayList<Taken>();
      long at = 0;
      for (int i = random.nextInt(30); i > 0; i--) {
        long start = at + random.nextInt(4) * 900L;
        at = start + 900L * (1 + random.nextInt(8));
        all.add(new Taken(new Span(start, at), "e" + i));
      }
      all.forEach(taken -> put("r-a", taken));
      put("r-b", new Taken(new Span(0, 1_000_000), "other"));
      long from = random.nextInt(40) * 900L;
      var asked = new Span(from, from + 900L * (1 + random.nextInt(20)));

      assertThat(TakenTimes.overlapping("r-a", asked, this::back))
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              all.stream().filter(taken -> taken.span().overlaps(asked)).toList());
    }
  }

  @Test
  void shouldReadNoMoreOfAYearThanTheWindowNeeds() {
    for (long day = 0; day < 366; day++) {
      put("r-a", new Taken(new Span(day * 86_400, day * 86_400 + 3_600), "e"));
    }

    var found = TakenTimes.overlapping("r-a", new Span(100 * 86_400, 102 * 86_400), this::back);

    assertThat(found).hasSize(2);
    assertThat(read).isLessThanOrEqualTo(3);
  }

  private void put(String resource, Taken taken) {
    rows.put(
        ResourceKeys.slot(resource, taken.span().start()),
        new SlotRow(taken.span().end(), taken.reservationId()).encode());
  }

  private KeyValueIterator<Bytes, byte[]> back(Bytes from, Bytes to) {
    var entries =
        List.copyOf(rows.subMap(from, true, to, true).descendingMap().entrySet()).listIterator();
    return new KeyValueIterator<>() {
      @Override
      public void close() {}

      @Override
      public Bytes peekNextKey() {
        var key = entries.next().getKey();
        entries.previous();
        return key;
      }

      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KeyValue<Bytes, byte[]> next() {
        read++;
        var entry = entries.next();
        return KeyValue.pair(entry.getKey(), entry.getValue());
      }
    };
  }
}
