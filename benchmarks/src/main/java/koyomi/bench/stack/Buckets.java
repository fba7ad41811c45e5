package koyomi.bench.stack;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A Prometheus histogram: how many observations were at most so long. */
public final class Buckets {
  private final NavigableMap<Double, Double> atMost;

  private Buckets(NavigableMap<Double, Double> atMost) {
    this.atMost = atMost;
  }

  /**
   * Takes a histogram out of what a service said.
   *
   * @param name without {@code _bucket}
   */
  public static Buckets of(Metrics metrics, String name) {
    NavigableMap<Double, Double> atMost = new TreeMap<>();
    for (Metrics.Sample sample : metrics.samples(s -> s.name().equals(name + "_bucket"))) {
      atMost.merge(bound(sample.labels()), sample.value(), Double::sum);
    }
    return new Buckets(atMost);
  }

  /** Returns what came in addition since an earlier look. */
  public Buckets since(Buckets earlier) {
    NavigableMap<Double, Double> grown = new TreeMap<>();
    atMost.forEach(
        (bound, count) -> grown.put(bound, count - earlier.atMost.getOrDefault(bound, 0.0)));
    return new Buckets(grown);
  }

  /** Returns the number of observations. */
  public double count() {
    return atMost.isEmpty() ? 0 : atMost.lastEntry().getValue();
  }

  /** Returns the bound of the bucket that holds a quantile: the value is at most that. */
  public double quantile(double quantile) {
    double wanted = quantile * count();
    return atMost.entrySet().stream()
        .filter(bucket -> bucket.getValue() >= wanted)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double bound(String labels) {
    String mark = "le=\"";
    int from = labels.indexOf(mark) + mark.length();
    String text = labels.substring(from, labels.indexOf('"', from));
    return "+Inf".equals(text) ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
