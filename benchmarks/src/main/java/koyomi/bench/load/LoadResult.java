package koyomi.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What was measured.
 *
 * @param latencies in nanoseconds, of right answers
 * @param elapsed from the first measured request to the last answer that was measured
 * @param bytes of bodies
 * @param sampled answers whose bodies were checked
 * @param faults wrong or missing answers by what was wrong, warm-up included
 * @param driverCpu what the driver itself took
 */
public record LoadResult(
    Histogram latencies,
    Duration elapsed,
    long bytes,
    long sampled,
    Map<String, Long> faults,
    Duration driverCpu) {
  private static final double NANOS = 1e9;
  private static final double NANOS_A_MILLI = 1e6;

  /** Copies the map. */
  public LoadResult {
    faults = Map.copyOf(faults);
  }

  /** Returns how many right answers there were. */
  public long count() {
    return latencies.getTotalCount();
  }

  /** Returns right answers a second. */
  public double perSecond() {
    return count() / (elapsed.toNanos() / NANOS);
  }

  /** Returns a percentile in milliseconds. */
  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_A_MILLI;
  }

  /** Returns the longest latency in milliseconds. */
  public double maxMillis() {
    return latencies.getMaxValue() / NANOS_A_MILLI;
  }

  /** Returns how many answers were wrong or missing. */
  public long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the driver's share of one core. */
  public double driverCores() {
    return driverCpu.toNanos() / (double) elapsed.toNanos();
  }

  /** Returns this and another part of the same measurement as one. */
  public LoadResult plus(LoadResult other) {
    Histogram both = latencies.copy();
    both.add(other.latencies);
    Map<String, Long> all = new TreeMap<>(faults);
    other.faults.forEach((fault, count) -> all.merge(fault, count, Long::sum));
    return new LoadResult(
        both,
        elapsed.plus(other.elapsed),
        bytes + other.bytes,
        sampled + other.sampled,
        all,
        driverCpu.plus(other.driverCpu));
  }
}
