package koyomi.bench.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.bench.stack.Launcher;
import koyomi.bench.stack.Stack;
import koyomi.bench.zones.NewRules;

/** Takes new rules, and waits until the service says that it laid all calendars out by them. */
final class ZoneApplication implements Callable<ZoneApplication.Times> {
  private static final Pattern MOVED = Pattern.compile("(\\d+) horizons were moved");
  private static final int PAUSE_MILLIS = 200;

  private final Stack stack;
  private final Path rules;
  private final int calendars;
  private final Duration patience;

  /**
   * When things were, by {@link System#nanoTime}.
   *
   * @param begun when the command was called
   * @param applied when it had ended
   * @param laidOut when all calendars were laid out anew; {@code Long.MAX_VALUE} if that took too
   *     long
   */
  record Times(long begun, long applied, long laidOut) {
    boolean isLaidOut() {
      return laidOut != Long.MAX_VALUE;
    }
  }

  /**
   * Prepares it.
   *
   * @param rules folder of the new rules
   * @param calendars how many are concerned
   */
  ZoneApplication(Stack stack, Path rules, int calendars, Duration patience) {
    this.stack = stack;
    this.rules = rules;
    this.calendars = calendars;
    this.patience = patience;
  }

  @Override
  public Times call() throws IOException, InterruptedException {
    int before = moved();
    long begun = System.nanoTime();
    Launcher.own().applyZoneRules(rules, NewRules.ZONE.getId(), stack.data());
    long applied = System.nanoTime();
    long end = applied + patience.toNanos();
    while (moved() - before < calendars) {
      if (System.nanoTime() > end) {
        return new Times(begun, applied, Long.MAX_VALUE);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return new Times(begun, applied, System.nanoTime());
  }

  /** Sums what the writers of all partitions said when they were done. */
  private int moved() throws IOException {
    Path log = stack.data().resolve("log").resolve("node-0.log");
    Matcher lines = MOVED.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
    int sum = 0;
    while (lines.find()) {
      sum += Integer.parseInt(lines.group(1));
    }
    return sum;
  }
}
