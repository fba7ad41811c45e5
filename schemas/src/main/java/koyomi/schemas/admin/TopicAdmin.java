package koyomi.schemas.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import koyomi.schemas.Topic;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue and tells where a cluster differs from it. */
public final class TopicAdmin {
  private final Admin admin;
  private final TopicSettings settings;

  /**
   * Works on a cluster.
   *
   * @param admin stays the caller's to close
   */
  public TopicAdmin(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /**
   * Creates what is missing and sets configuration that differs. Never changes the partitions or
   * replicas of a topic that is there. Doing it twice changes nothing.
   *
   * @throws KafkaException if the cluster refuses or doesn't answer
   */
  public void create() {
    Set<String> existing = get(admin.listTopics().names());
    for (Topic<?, ?> topic : Topics.all()) {
      if (!existing.contains(topic.name())) {
        create(topic);
      }
    }
    configure();
  }

  /**
   * Compares the cluster with the catalogue.
   *
   * @return one line a difference, empty where all is as it should be
   * @throws KafkaException if the cluster doesn't answer
   */
  public List<String> verify() {
    Set<String> existing = get(admin.listTopics().names());
    List<String> differences = new ArrayList<>();
    for (Topic<?, ?> topic : Topics.all()) {
      if (!existing.contains(topic.name())) {
        differences.add(topic.name() + ": is missing");
      }
    }
    List<String> present =
        Topics.all().stream().map(Topic::name).filter(existing::contains).toList();
    get(admin.describeTopics(present).allTopicNames())
        .forEach((name, description) -> {
          int partitions = description.partitions().size();
          if (partitions != settings.partitions()) {
            differences.add(
                name + ": has " + partitions + " partitions instead of " + settings.partitions());
          }
        });
    configurationDifferences()
        .forEach((name, entries) ->
            entries.forEach(entry -> differences.add(name + ": " + entry.inWords())));
    return differences.stream().sorted().toList();
  }

  private void create(Topic<?, ?> topic) {
    NewTopic created =
        new NewTopic(topic.name(), settings.partitions(), settings.replicationFactor())
            .configs(topic.configuration());
    try {
      get(admin.createTopics(List.of(created)).all());
    } catch (TopicExistsException e) {
      // Somebody else was faster: verify() tells whether theirs is as ours would be.
      return;
    }
  }

  private void configure() {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    configurationDifferences()
        .forEach((name, entries) ->
            changes.put(
                new ConfigResource(ConfigResource.Type.TOPIC, name),
                entries.stream()
                    .map(entry ->
                        new AlterConfigOp(
                            new ConfigEntry(entry.key, entry.wanted), AlterConfigOp.OpType.SET))
                    .toList()));
    if (!changes.isEmpty()) {
      get(admin.incrementalAlterConfigs(changes).all());
    }
  }

  private Map<String, List<Difference>> configurationDifferences() {
    Set<String> existing = get(admin.listTopics().names());
    Set<ConfigResource> resources =
        existing.stream()
            .filter(name -> Topics.named(name).isPresent())
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .collect(Collectors.toSet());
    Map<String, List<Difference>> differences = new TreeMap<>();
    get(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> {
          List<Difference> found = differences(resource.name(), config);
          if (!found.isEmpty()) {
            differences.put(resource.name(), found);
          }
        });
    return differences;
  }

  private static List<Difference> differences(String topic, Config config) {
    List<Difference> differences = new ArrayList<>();
    Topics.named(topic)
        .orElseThrow()
        .configuration()
        .forEach((key, wanted) -> {
          String actual =
              Optional.ofNullable(config.get(key)).map(ConfigEntry::value).orElse("unset");
          if (!wanted.equals(actual)) {
            differences.add(new Difference(key, wanted, actual));
          }
        });
    return differences;
  }

  private record Difference(String key, String wanted, String actual) {
    String inWords() {
      return key + " is " + actual + " instead of " + wanted;
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException("the cluster failed to answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for the cluster", e);
    }
  }
}
