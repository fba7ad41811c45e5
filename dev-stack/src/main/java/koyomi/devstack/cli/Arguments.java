package koyomi.devstack.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import koyomi.devstack.stack.DataFolder;

/** The words of a command line: options, which start with two dashes, and the others in order. */
public final class Arguments {
  /** The system property by which the launcher names the data folder of this checkout. */
  public static final String DEFAULT_DATA = "koyomi.data";

  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> options = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private Arguments() {}

  /**
   * Sorts a command line.
   *
   * @param line the words
   * @param known the options allowed here, and whether a value follows each
   * @throws IllegalArgumentException for an unknown option or a missing value
   */
  public static Arguments parse(String[] line, Map<String, Boolean> known) {
    var arguments = new Arguments();
    for (var i = 0; i < line.length; i++) {
      var word = line[i];
      if (!word.startsWith("--")) {
        arguments.words.add(word);
        continue;
      }
      var equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      var takesValue = known.get(name);
      if (takesValue == null) {
        throw new IllegalArgumentException("unknown option " + name);
      }
      if (!takesValue) {
        arguments.options.put(name, "");
      } else if (equals >= 0) {
        arguments.options.put(name, word.substring(equals + 1));
      } else if (i + 1 < line.length) {
        arguments.options.put(name, line[++i]);
      } else {
        throw new IllegalArgumentException(name + " needs a value");
      }
    }
    return arguments;
  }

  /**
   * A word that has to be there.
   *
   * @param index its place, from 0
   * @param what it is, for the message
   */
  public String word(int index, String what) {
    if (index >= words.size()) {
      throw new IllegalArgumentException("missing: " + what);
    }
    return words.get(index);
  }

  /** How many words there are that aren't options. */
  public int count() {
    return words.size();
  }

  /**
   * Refuses words that nobody asked for.
   *
   * @param count how many there may be
   */
  public void expectNoMore(int count) {
    if (words.size() > count) {
      throw new IllegalArgumentException("unexpected: " + words.get(count));
    }
  }

  /** An option's value. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Whether an option is given. */
  public boolean has(String name) {
    return options.containsKey(name);
  }

  /** An option that is a port. */
  public OptionalInt port(String name) {
    var value = options.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > HIGHEST_PORT) {
      throw new IllegalArgumentException(name + " is no port: " + value);
    }
    return OptionalInt.of(Integer.parseInt(value));
  }

  /**
   * The data folder: {@code --data}, or this checkout's own.
   *
   * @throws IllegalArgumentException if none is named: an unset variable must not mean this folder
   */
  public DataFolder data() {
    var folder = option("--data").orElseGet(() -> System.getProperty(DEFAULT_DATA, ".koyomi"));
    if (folder.isBlank()) {
      throw new IllegalArgumentException("--data needs a folder");
    }
    return new DataFolder(Path.of(folder));
  }
}
