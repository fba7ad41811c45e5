package koyomi.schemas.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.registry.ConfluentClient;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.registry.SchemaNotFoundException;
import org.apache.avro.Schema;

/** Registers the schemas of the catalogue; the only one who does. */
public final class SchemaAdmin {
  /** Old readers read new records and new readers old ones, over all versions. */
  public static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private final ConfluentClient client;

  /** Works on a registry. */
  public SchemaAdmin(RegistrySettings settings) {
    client = new ConfluentClient(settings);
  }

  /**
   * Registers the current schemas, each subject under {@value #COMPATIBILITY}. Doing it twice
   * changes nothing.
   *
   * @return subject → id
   * @throws koyomi.schemas.registry.IncompatibleSchemaException if the registry refuses one
   * @throws koyomi.schemas.registry.RegistryUnavailableException if it gives no proper answer
   */
  public Map<String, Integer> register() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (Topic<?, ?> topic : Topics.all()) {
      topic
          .valueSchema()
          .ifPresent(schema -> ids.put(topic.subject(), register(topic.subject(), schema)));
    }
    return ids;
  }

  private int register(String subject, Schema schema) {
    try {
      // Before registering, lest a rule that somebody loosened lets an incompatible one in.
      client.setCompatibility(subject, COMPATIBILITY);
      return client.register(subject, schema);
    } catch (SchemaNotFoundException e) {
      // Some registries know rules only of subjects that have a version.
      int id = client.register(subject, schema);
      client.setCompatibility(subject, COMPATIBILITY);
      return id;
    }
  }
}
