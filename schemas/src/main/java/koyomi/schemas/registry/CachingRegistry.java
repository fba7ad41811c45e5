package koyomi.schemas.registry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Asks another registry once. What is registered never changes, so answers are kept for ever;
 * failures are kept for a moment, lest a topic full of garbage becomes a flood of requests or each
 * record waits for a registry that is down.
 */
public final class CachingRegistry implements SchemaRegistry {
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);
  private static final Duration DOWN_FOR = Duration.ofSeconds(1);
  private static final int MAX_UNKNOWN = 10_000;

  private final ConfluentClient client;
  private final InstantSource clock;
  private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Integer, Failure> unknown = new ConcurrentHashMap<>();
  private volatile Failure down = new Failure(0, new SerializationException());

  /** Connects to a registry that speaks Confluent's protocol. */
  public CachingRegistry(RegistrySettings settings) {
    this(new ConfluentClient(settings), InstantSource.system());
  }

  CachingRegistry(ConfluentClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Registered question = new Registered(subject, schema);
    Integer known = ids.get(question);
    if (known != null) {
      return known;
    }
    int id = client.lookup(subject, schema);
    ids.put(question, id);
    schemas.putIfAbsent(id, schema);
    return id;
  }

  @Override
  public Schema schemaOf(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    long now = clock.millis();
    Failure failure = unknown.get(id);
    if (failure != null && now < failure.until) {
      throw new SchemaNotFoundException(failure.reason());
    }
    if (now < down.until) {
      throw new RegistryUnavailableException(down.reason(), down.error);
    }
    return ask(id);
  }

  @Override
  public void load(String subject) {
    schemas.putAll(client.versions(subject));
  }

  private Schema ask(int id) {
    try {
      Schema schema = client.schema(id);
      schemas.put(id, schema);
      unknown.remove(id);
      return schema;
    } catch (SchemaNotFoundException e) {
      if (unknown.size() >= MAX_UNKNOWN) {
        unknown.clear();
      }
      unknown.put(id, new Failure(clock.millis() + UNKNOWN_FOR.toMillis(), e));
      throw e;
    } catch (RegistryUnavailableException e) {
      down = new Failure(clock.millis() + DOWN_FOR.toMillis(), e);
      throw e;
    }
  }

  private record Registered(String subject, Schema schema) {}

  private record Failure(long until, SerializationException error) {
    String reason() {
      return String.valueOf(error.getMessage());
    }
  }
}
