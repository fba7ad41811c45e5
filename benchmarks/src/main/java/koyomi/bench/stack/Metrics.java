package koyomi.bench.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import koyomi.bench.http.RestSession;

/** What a service's {@code /actuator/prometheus} says at one moment. */
public final class Metrics {
  private final List<Sample> samples;

  private Metrics(List<Sample> samples) {
    this.samples = samples;
  }

  /**
   * One line of it.
   *
   * @param name of the metric
   * @param labels as written, without braces
   * @param value its value
   */
  public record Sample(String name, String labels, double value) {}

  /**
   * Asks for it.
   *
   * @throws IllegalStateException if the service doesn't show it
   */
  public static Metrics of(RestSession session) {
    return parse(session.get("/actuator/prometheus").orThrow("/actuator/prometheus").text());
  }

  /** Reads Prometheus' text format, or OpenMetrics. */
  static Metrics parse(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank() && line.charAt(0) != '#') {
        samples.add(sample(line.strip()));
      }
    }
    return new Metrics(samples);
  }

  /** Returns the sum of all values of a metric whose labels contain a text. */
  public double sum(String name, String label) {
    return sum(s -> s.name.equals(name) && s.labels.contains(label));
  }

  /** Returns the sum of the values of chosen samples. */
  public double sum(Predicate<Sample> which) {
    return samples.stream().filter(which).mapToDouble(Sample::value).sum();
  }

  /** Returns chosen samples. */
  public List<Sample> samples(Predicate<Sample> which) {
    return samples.stream().filter(which).toList();
  }

  private static Sample sample(String line) {
    int brace = line.indexOf('{');
    int end = brace < 0 ? -1 : endOfLabels(line, brace);
    String rest = brace < 0 ? line.substring(line.indexOf(' ')) : line.substring(end + 1);
    // an OpenMetrics line may go on with a time or an exemplar
    String value = rest.strip().split(" ", -1)[0];
    return new Sample(
        brace < 0 ? line.substring(0, line.indexOf(' ')) : line.substring(0, brace),
        brace < 0 ? "" : line.substring(brace + 1, end),
        "+Inf".equals(value) ? Double.POSITIVE_INFINITY : Double.parseDouble(value));
  }

  /** An exemplar after the value has braces too, and a label's value may. */
  private static int endOfLabels(String line, int brace) {
    boolean quoted = false;
    for (int at = brace; at < line.length(); at++) {
      char next = line.charAt(at);
      if (next == '"' && line.charAt(at - 1) != '\\') {
        quoted = !quoted;
      } else if (next == '}' && !quoted) {
        return at;
      }
    }
    throw new IllegalStateException("labels without end: " + line);
  }
}
