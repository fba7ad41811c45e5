package koyomi.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind a benchmark's name: {@code --name value}, or {@code --name} alone. */
public final class Options {
  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if one doesn't begin with two dashes
   */
  public static Options parse(String... arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    String open = null;
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        open = argument.substring(2);
        values.put(open, "");
      } else if (open != null) {
        values.put(open, argument);
        open = null;
      } else {
        throw new IllegalArgumentException("'" + argument + "' belongs to no option");
      }
    }
    return new Options(values);
  }

  /** Tells whether an option is there. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns a text, or null. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** Returns a text. */
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if it is none
   */
  public int number(String name, int otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " takes a number, not '" + text + "'", e);
    }
  }

  /** Returns a time given in seconds. */
  public Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(number(name, otherwise));
  }
}
