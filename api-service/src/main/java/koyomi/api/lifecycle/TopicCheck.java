package koyomi.api.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.Topics;
import koyomi.schemas.admin.TopicAdmin;
import koyomi.schemas.registry.RegistryUnavailableException;
import koyomi.schemas.registry.SchemaNotFoundException;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until broker, topics and schemas are as the catalogue says, or gives up with the reasons.
 */
final class TopicCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);
  private static final long AGAIN_MS = 200;

  private final Map<String, Object> adminConfig;
  private final TopicSettings settings;
  private final SchemaRegistry registry;
  private final CountDownLatch stopped;

  /** Checks by an admin client of this configuration, until stopped. */
  TopicCheck(
      Map<String, Object> adminConfig,
      TopicSettings settings,
      SchemaRegistry registry,
      CountDownLatch stopped) {
    this.adminConfig = adminConfig;
    this.settings = settings;
    this.registry = registry;
    this.stopped = stopped;
  }

  /**
   * Waits for at most so long.
   *
   * @return whether all is well; false if this was stopped meanwhile
   * @throws StartException naming each difference
   * @throws InterruptedException if interrupted
   */
  boolean await(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Admin admin = Admin.create(adminConfig)) {
      while (true) {
        List<String> differences = differences(admin);
        if (differences.isEmpty()) {
          return true;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw new StartException(differences);
        }
        LOG.debug("Not yet as the catalogue says: {}", differences);
        if (stopped.await(AGAIN_MS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  private List<String> differences(Admin admin) {
    try {
      List<String> topics = new TopicAdmin(admin, settings).verify();
      if (topics.isEmpty()) {
        Topics.warmUp(registry);
      }
      return topics;
    } catch (SchemaNotFoundException | RegistryUnavailableException e) {
      return List.of("schema registry: " + e.getMessage());
    } catch (KafkaException e) {
      return List.of("Kafka: " + e.getMessage());
    }
  }
}
