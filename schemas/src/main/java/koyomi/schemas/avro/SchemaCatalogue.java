package koyomi.schemas.avro;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.Schema;

/** The current Avro schemas, read from the class path once. */
public final class SchemaCatalogue {
  /** Namespace of all schemas. */
  public static final String NAMESPACE = "koyomi.calendar";

  /** In an order in which each file finds the types it names. */
  private static final List<String> FILES =
      List.of(
          "conflict",
          "conflict-change",
          "event",
          "scheduling-message",
          "invitation-mail",
          "calendar",
          "idempotency",
          "rejection",
          "import-result",
          "answer",
          "calendar-fact",
          "event-draft",
          "calendar-draft",
          "command",
          "reply",
          "membership-change",
          "expansion-basis",
          "stored-event",
          "change-row",
          "announcement-row",
          "history-row",
          "kept-answer",
          "resource",
          "event-claim",
          "reservation",
          "resource-command",
          "resource-answer",
          "resource-reply",
          "resource-fact",
          "kept-resource-answer",
          "profile",
          "people-command",
          "people-reply");

  private static final Schema.Parser TYPES = parse();

  private SchemaCatalogue() {}

  /**
   * Returns a named type.
   *
   * @param name simple name of a record or an enum
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Schema named(String name) {
    Schema schema = TYPES.getTypes().get(NAMESPACE + "." + name);
    if (schema == null) {
      throw new IllegalArgumentException("no schema '" + name + "' in the catalogue");
    }
    return schema;
  }

  private static Schema.Parser parse() {
    Schema.Parser parser = new Schema.Parser();
    for (String file : FILES) {
      try (InputStream in =
          SchemaCatalogue.class.getResourceAsStream("/koyomi/schemas/avro/" + file + ".avsc")) {
        if (in == null) {
          throw new IllegalStateException(file + ".avsc isn't on the class path");
        }
        parser.parse(in);
      } catch (IOException e) {
        throw new IllegalStateException(file + ".avsc can't be read", e);
      }
    }
    return parser;
  }
}
