package koyomi.topologies.calendar.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import koyomi.domain.conflict.BusyInterval;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class BusyRowTest {
  private static final String VERSION_ONE =
      "01000102434102000241310002423200020010a038901c"
          + "a0fa03a0fa03a0fa0380a0abfef962011e901c901caf54a0fa03a0fa0380c20300";

  /** Of five hundred random rows, some of a thousand intervals. */
  private static final String ROWS_OF_VERSION_ONE =
      "f243204f87d7863cd5d38a0939f919233c01487f4e76118f7ab9718692b853c8";

  @Test
  void shouldGiveWhatWasWrittenWhenRead() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int day = random.nextInt(5) == 0 ? BusyKeys.ALWAYS : random.nextInt(-30_000, 60_000);
      BusyRow row = row(random, day, 12);
      assertThat(BusyRow.decode(row.encode(day), day)).as("seed %s", seed).isEqualTo(row);
    }
  }

  @Test
  void shouldBeTheBytesOfVersionOneWhenWritten() {
    assertThat(HexFormat.of().formatHex(known().encode(20_000))).isEqualTo(VERSION_ONE);
    assertThat(BusyRow.decode(HexFormat.of().parseHex(VERSION_ONE), 20_000)).isEqualTo(known());
  }

  /** A replay by a later release has to make the same bytes. */
  @Test
  void shouldBeTheSameBytesAsEverWhenWritten() throws NoSuchAlgorithmException {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int day = random.nextInt(5) == 0 ? BusyKeys.ALWAYS : random.nextInt(-30_000, 60_000);
      all.update(row(random, day, seed % 100 == 0 ? 2_000 : 12).encode(day));
    }
    assertThat(HexFormat.of().formatHex(all.digest())).isEqualTo(ROWS_OF_VERSION_ONE);
  }

  @Test
  void shouldRefuseWhenVersionIsUnknown() {
    assertThatThrownBy(() -> BusyRow.decode(new byte[] {2, 0, 0, 0, 0, 0}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldOrderAPersonsRowsByDay() {
    int[] days = {BusyKeys.ALWAYS, -25_567, -1, 0, 1, 20_000, 84_000, Integer.MAX_VALUE};
    for (int i = 0; i < days.length; i++) {
      Bytes key = BusyKeys.row("alice", days[i]);
      assertThat(BusyKeys.dayOf(key)).isEqualTo(days[i]);
      assertThat(key).isLessThan(BusyKeys.row("alice2", BusyKeys.ALWAYS));
      if (i > 0) {
        assertThat(key).isGreaterThan(BusyKeys.row("alice", days[i - 1]));
      }
    }
  }

  private static BusyRow known() {
    long start = 20_000 * BusyInterval.DAY;
    return new BusyRow(
        new TreeSet<>(),
        new TreeSet<>(),
        List.of(
            new BusyInterval(
                new BusyInterval.Key("CA", "A1", start + 3_600, false),
                32_400,
                start + 3_600,
                32_400,
                start + 7_200,
                32_400,
                false,
                false,
                1_700_000_000_000L),
            new BusyInterval(
                new BusyInterval.Key("CA", "B2", start, true),
                32_400,
                start + 5_400,
                32_400,
                start + 9_000,
                28_800,
                false,
                true,
                1_700_000_000_000L)));
  }

  private static BusyRow row(Random random, int day, int most) {
    List<BusyInterval> intervals = new ArrayList<>();
    for (int i = random.nextInt(most); i > 0; i--) {
      long start =
          (day == BusyKeys.ALWAYS ? 0 : day * BusyInterval.DAY) + random.nextInt(-99_999, 99_999);
      intervals.add(
          new BusyInterval(
              new BusyInterval.Key(
                  "calendar" + random.nextInt(3),
                  "予定" + random.nextInt(1 + most / 3),
                  random.nextBoolean() ? start : start + random.nextInt(-900_000, 900_000),
                  random.nextBoolean()),
              offset(random),
              start,
              offset(random),
              start + 1 + random.nextInt(200_000),
              offset(random),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextLong(-1_000_000, 2_000_000_000_000L)));
    }
    intervals.sort(BusyInterval.BY_START);
    TreeSet<String> complete = new TreeSet<>();
    TreeSet<EventRef> onRead = new TreeSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      complete.add("calendar" + random.nextInt(5));
      onRead.add(new EventRef("calendar" + random.nextInt(3), "e" + random.nextInt(9)));
    }
    return new BusyRow(complete, onRead, intervals);
  }

  private static int offset(Random random) {
    return random.nextInt(3) == 0 ? random.nextInt(-50_000, 50_001) : 32_400;
  }
}
