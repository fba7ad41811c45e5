package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceException;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.junit.jupiter.api.Assertions;

/**
 * Damaged files and nonsensical rules, one after the other: nothing may hang, nothing may fail but
 * as documented, and what was read, written and read again is the same. By default always the same
 * ones; {@code -Dkoyomi.fuzz.minutes=10} takes others until the time is over, {@code
 * -Dkoyomi.fuzz.seed} repeats a run.
 */
class FuzzTest {
  /** Nothing that is read or expanded may take longer, on the slowest of machines. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int SHORT = 120;
  private static final long SEED = 5545;
  private static final int OCCURRENCES = 200;

  private final List<String> slowest = new ArrayList<>();
  private long runSeed;
  private long files;
  private long events;
  private long series;
  private long refused;
  private long longest;

  @Example
  void shouldNeitherHangNorFailWhateverComes() {
    long minutes = Long.getLong("koyomi.fuzz.minutes", 0);
    long seed = Long.getLong("koyomi.fuzz.seed", minutes == 0 ? SEED : System.nanoTime());
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    runSeed = seed;
    Random random = new Random(seed);
    RandomGenerator<byte[]> damaged = new RoundTripTest().damaged().generator(1000);
    ChaoticRules rules = new ChaoticRules(random);
    while (minutes == 0 ? files < SHORT : System.nanoTime() < end) {
      byte[] file = damaged.next(random).value();
      timed("a file", () -> readAndExpand(file, random.nextLong()));
      for (int i = 0; i < 20; i++) {
        List<String> lines = new ArrayList<>(List.of(rules.line()));
        if (random.nextInt(3) == 0) {
          lines.add(rules.line());
        }
        long place = random.nextLong();
        timed(lines.toString(), () -> expand(lines, place));
      }
    }
    System.out.printf(
        "fuzz, seed %d: %,d files with %,d events taken; %,d series expanded, %,d refused;"
            + " longest step %,d ms: %s%n",
        seed, files, events, series, refused, longest / 1_000_000, slowest);
  }

  private void timed(String what, Runnable step) {
    long start = System.nanoTime();
    Assertions.assertTimeoutPreemptively(PATIENCE, step::run, () -> "still busy with " + what);
    long took = System.nanoTime() - start;
    if (took > longest) {
      longest = took;
      slowest.clear();
      slowest.add(what);
    }
  }

  private void readAndExpand(byte[] file, long seed) {
    Files.Read read = Files.read(file);
    for (ImportedEvent event : read.events) {
      EventContent content = event.content();
      walk(EventDrafts.series(content, Files.BERLIN, Leniency.LENIENT), seed);
    }
    Files.Read again = Files.read(Files.write(read.stored()));
    assertThat(again.rejected).as("seed %d", runSeed).isEmpty();
    assertThat(again.withoutLines())
        .as("seed %d", runSeed)
        .containsExactlyInAnyOrderElementsOf(read.withoutLines());
    files++;
    events += read.events.size();
  }

  /** As a client's body is read and as a file's is: taken or refused, and then expanded. */
  private void expand(List<String> lines, long seed) {
    for (Leniency leniency : Leniency.values()) {
      RecurrenceSet set;
      try {
        RecurrenceLines parsed = RecurrenceLines.parse(lines, leniency);
        set =
            seed % 3 == 0
                ? RecurrenceSet.allDay(LocalDate.of(2024, 2, 29), parsed)
                : RecurrenceSet.timed(
                    LocalDateTime.of(2024, 3, 31, 2, 30), ZoneId.of("Europe/Berlin"), parsed);
      } catch (RecurrenceException _) {
        refused++; // documented: the text makes no sense, and the message names the part
        continue;
      }
      walk(set, seed);
      series++;
    }
  }

  private static void walk(RecurrenceSet set, long seed) {
    Random random = new Random(seed);
    OccurrenceCursor cursor = set.cursor();
    ascending(cursor);
    for (int i = 0; i < 3; i++) {
      cursor.seek(-2_208_988_800L + (long) (random.nextDouble() * 9.5e9));
      ascending(cursor);
    }
  }

  private static void ascending(OccurrenceCursor cursor) {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < OCCURRENCES && cursor.next(); i++) {
      if (cursor.epochSecond() <= last) {
        throw new AssertionError(cursor.epochSecond() + " after " + last);
      }
      last = cursor.epochSecond();
    }
  }
}
