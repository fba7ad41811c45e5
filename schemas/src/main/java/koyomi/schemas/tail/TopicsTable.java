package koyomi.schemas.tail;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import org.apache.avro.Schema;

/** The catalogue of topics for people. */
public final class TopicsTable {
  private TopicsTable() {}

  /** Prints the catalogue. */
  public static void main(String[] arguments) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text());
  }

  /** Returns the catalogue as plain text. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    for (Topic<?, ?> topic : Topics.all()) {
      text.append(topic.name()).append('\n');
      line(text, "", topic.doc());
      line(text, "key", topic.key().name() + ", " + spread(topic));
      line(text, "value", value(topic));
      line(text, "writers", String.join(", ", topic.writers()));
      line(text, "readers", String.join(", ", topic.readers()));
      line(text, "failure", topic.onFailure());
      line(text, "kept", retention(topic));
      text.append('\n');
    }
    return text.toString();
  }

  /** Returns the page {@code docs/topics.md}. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Topics

            Generated from the catalogue (`koyomi.schemas.Topics`); a test holds it true. Values are Avro in Confluent's
            wire format (a zero byte, the schema's id in four bytes, Avro binary); the registry has each schema, with a
            `doc` for every field, under the subject `<topic>-value`. `./koyomi tail TOPIC` shows records as JSON.

            All topics have the same number of partitions (2 embedded, 48 in production), chosen for ever.

            | Topic | What | Key | Value | Who writes | Who reads | On failure | Kept |
            |---|---|---|---|---|---|---|---|
            """);
    for (Topic<?, ?> topic : Topics.all()) {
      page.append("| `").append(topic.name()).append('`');
      cell(page, topic.doc());
      cell(page, topic.key().name() + ", " + spread(topic));
      cell(page, value(topic));
      cell(page, String.join(", ", topic.writers()));
      cell(page, String.join(", ", topic.readers()));
      cell(page, topic.onFailure());
      cell(page, retention(topic));
      page.append(" |\n");
    }
    return page.toString();
  }

  private static void cell(StringBuilder page, String text) {
    page.append(" | ").append(text);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-8s %s%n", name, value));
  }

  private static String value(Topic<?, ?> topic) {
    return topic.valueSchema().map(Schema::getFullName).orElse("bytes, as they came");
  }

  private static String spread(Topic<?, ?> topic) {
    return switch (topic.spread()) {
      case BY_CALENDAR -> "partition by its first six characters";
      case BY_USER -> "partition by its shard key";
      case BY_HASH -> "partition by hash";
      case EXPLICIT -> "partition named by the writer";
    };
  }

  private static String retention(Topic<?, ?> topic) {
    Duration retention = topic.retention();
    if (retention == null) {
      return topic.compacted() ? "the last of each key, for ever" : "for ever";
    }
    return retention.toDays() > 0 ? retention.toDays() + " days" : retention.toHours() + " h";
  }
}
