package koyomi.schemas.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;

/** Options of the shape {@code --name value} or {@code --name}, and what stands between them. */
public final class Options {
  private static final String BOOTSTRAP = "bootstrap";
  private static final String CLIENT_CONFIG = "client-config";

  private final Map<String, String> values = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private Options() {}

  /**
   * Reads arguments.
   *
   * @param flags names of options without a value
   * @param names names of options with one, without the dashes
   * @throws IllegalArgumentException if an option isn't known or lacks its value
   */
  public static Options parse(String[] arguments, Set<String> flags, Set<String> names) {
    Options options = new Options();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      String name = argument.startsWith("--") ? argument.substring(2) : "";
      if (flags.contains(name)) {
        options.values.put(name, "true");
      } else if (names.contains(name) && i + 1 < arguments.length) {
        options.values.put(name, arguments[++i]);
      } else if (name.isEmpty()) {
        options.words.add(argument);
      } else {
        throw new IllegalArgumentException("unknown option or no value: " + argument);
      }
    }
    return options;
  }

  /** Returns the arguments that aren't options. */
  public List<String> words() {
    return words;
  }

  /** Tells whether an option was given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the value of an option or a default. */
  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /**
   * Returns the value of an option.
   *
   * @throws IllegalArgumentException if it wasn't given
   */
  public String required(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /**
   * Returns the configuration of a Kafka client: {@code --bootstrap} and the properties of the file
   * {@code --client-config}, where TLS and credentials stand.
   *
   * @throws IllegalArgumentException if there is no bootstrap address or the file can't be read
   */
  public Map<String, Object> client() {
    Map<String, Object> configuration = new HashMap<>();
    String file = values.get(CLIENT_CONFIG);
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException(file + " can't be read", e);
      }
      properties
          .stringPropertyNames()
          .forEach(p -> configuration.put(p, properties.getProperty(p)));
    }
    configuration.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, required(BOOTSTRAP));
    return configuration;
  }
}
