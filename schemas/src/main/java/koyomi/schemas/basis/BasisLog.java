package koyomi.schemas.basis;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.zone.ZoneData;
import koyomi.schemas.Topic;
import koyomi.schemas.Topics;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.schemas.tail.TopicEnd;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** The topic of the basis, as administrators use it. */
public final class BasisLog {
  /** One writer at a time: who begins fences whoever began before. */
  private static final String WRITER = "koyomi-expansion-basis";

  private final Map<String, Object> client;
  private final SchemaRegistry registry;

  /**
   * Names the topic's cluster.
   *
   * @param client configuration of a Kafka client
   * @param registry knows the schemas
   */
  public BasisLog(Map<String, Object> client, SchemaRegistry registry) {
    this.client = Map.copyOf(client);
    this.registry = registry;
  }

  /**
   * Reads all revisions that there are now.
   *
   * @throws KafkaException if the topic isn't there or the cluster doesn't answer
   */
  public Basis read() {
    var values = Topics.EXPANSION_BASIS.valueSerde(registry).deserializer();
    TreeMap<Long, BasisRevision> revisions = new TreeMap<>();
    TopicEnd.read(
        client,
        Topics.EXPANSION_BASIS.name(),
        record -> {
          BasisRevision revision = values.deserialize(record.topic(), record.value());
          revisions.putIfAbsent(revision.revision(), revision);
        });
    Basis basis = new Basis();
    revisions.values().forEach(basis::add);
    return basis;
  }

  /**
   * Appends a revision to what is there, all or nothing, though others try the same.
   *
   * @param next gives the revision that should follow, or none
   * @return what was appended
   * @throws KafkaException if the cluster refuses, or somebody else appended meanwhile
   */
  public Optional<BasisRevision> append(Function<Basis, Optional<BasisRevision>> next) {
    Map<String, Object> configuration = new HashMap<>(client);
    configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
    configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
    configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    try (KafkaProducer<String, BasisRevision> producer =
        new KafkaProducer<>(
            configuration,
            Topics.EXPANSION_BASIS.keySerde().serializer(),
            Topics.EXPANSION_BASIS.valueSerde(registry).serializer())) {
      producer.initTransactions();
      Optional<BasisRevision> revision = next.apply(read());
      if (revision.isPresent()) {
        producer.beginTransaction();
        String key = BasisRevision.key(revision.get().revision());
        int partitions = producer.partitionsFor(Topics.EXPANSION_BASIS.name()).size();
        int partition = Topics.EXPANSION_BASIS.spread().partition(key, partitions);
        producer
            .send(
                new ProducerRecord<>(Topics.EXPANSION_BASIS.name(), partition, key, revision.get()))
            .get();
        producer.commitTransaction();
      }
      return revision;
    } catch (ExecutionException e) {
      throw new KafkaException("the basis wasn't written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while the basis was written", e);
    }
  }

  /** Appends the JDK's rules of all zones, and the default horizon, where there is nothing yet. */
  public Optional<BasisRevision> appendFirst(String actor) {
    if (read().latest().revision() > 0) {
      return Optional.empty();
    }
    ExpansionBasis builtIn = ExpansionBasis.BUILT_IN;
    return append(basis ->
        basis.latest().revision() > 0
            ? Optional.empty()
            : Optional.of(
                new BasisRevision(
                    1,
                    Instant.now(),
                    actor,
                    builtIn.behind(),
                    builtIn.ahead(),
                    ZoneData.ofJdk().zones())));
  }
}
