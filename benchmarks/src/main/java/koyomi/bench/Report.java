package koyomi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import koyomi.bench.load.LoadResult;
import tools.jackson.databind.json.JsonMapper;

/** Figures of one run: a table for people, a line of JSON each for programs. */
public final class Report {
  private static final int NAME = 58;
  private static final int VALUE = 14;

  private final String benchmark;
  private final Instant at = Instant.now();
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  private record Figure(String name, double value, String unit, Goal goal) {}

  Report(String benchmark) {
    this.benchmark = benchmark;
  }

  /** Adds a figure. */
  public void figure(String name, double value, String unit, Goal goal) {
    figures.add(new Figure(name, value, unit, goal));
  }

  /** Adds a figure without a goal. */
  public void figure(String name, double value, String unit) {
    figure(name, value, unit, Goal.NONE);
  }

  /** Adds what goes with every load, wrong answers among it. */
  public void load(String name, LoadResult result) {
    figure(name + ": answers", (double) result.count(), "");
    figure(name + ": longest", result.maxMillis(), "ms");
    figure(name + ": driver CPU", 100 * result.driverCores(), "% of a core");
    result.faults().forEach((fault, count) -> differ(name + ": " + count + " × " + fault));
  }

  /** Adds a wrong answer: the run fails. */
  public void differ(String what) {
    differences.add(what);
  }

  /** Says how far a run is. */
  public void progress(String what) {
    System.err.println("[" + benchmark + "] " + what);
  }

  /** Tells whether nothing was wrong. */
  boolean isRight() {
    return differences.isEmpty();
  }

  /** Prints the table. */
  void print() {
    System.out.println();
    System.out.println(pad(benchmark, NAME) + pad("measured", VALUE) + pad("unit", VALUE) + "goal");
    for (Figure figure : figures) {
      String verdict = figure.goal.isMetBy(figure.value) ? "" : "  MISSED";
      System.out.println(
          pad(figure.name, NAME)
              + pad(Goal.number(figure.value), VALUE)
              + pad(figure.unit, VALUE)
              + figure.goal.text()
              + verdict);
    }
    differences.forEach(difference -> System.out.println("WRONG: " + difference));
  }

  /**
   * Appends the figures.
   *
   * @param folder made when missing
   */
  void save(Path folder) throws IOException {
    JsonMapper json = new JsonMapper();
    StringBuilder lines = new StringBuilder();
    for (Figure figure : figures) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("benchmark", benchmark);
      line.put("at", at.toString());
      line.put("cores", Runtime.getRuntime().availableProcessors());
      line.put("figure", figure.name);
      line.put("value", figure.value);
      line.put("unit", figure.unit);
      line.put("goal", figure.goal.text());
      line.put("met", figure.goal.isMetBy(figure.value));
      lines.append(json.writeValueAsString(line)).append('\n');
    }
    for (String difference : differences) {
      lines.append(
          json.writeValueAsString(
              Map.of("benchmark", benchmark, "at", at.toString(), "wrong", difference)));
      lines.append('\n');
    }
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(benchmark + ".jsonl"),
        lines,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
