package koyomi.devstack.stack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.admin.Deploy;
import koyomi.schemas.registry.RegistrySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin step of the embedded stack: the topic catalogue and its schemas, on one node.
 *
 * @param topics what the topics get
 */
record SchemaDeployment(TopicSettings topics) implements Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaDeployment.class);

  @Override
  public String deploy(String bootstrapServers, String registryUrl) {
    var done = new ByteArrayOutputStream();
    List<String> differences;
    try (var out = new PrintStream(done, true, StandardCharsets.UTF_8)) {
      differences =
          Deploy.deploy(
              Map.of("bootstrap.servers", bootstrapServers),
              topics,
              RegistrySettings.of(registryUrl),
              out);
    }
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "the broker's topics differ from the catalogue: " + String.join("; ", differences));
    }
    var report = done.toString(StandardCharsets.UTF_8);
    LOG.info("Deployed: {}", report);
    return "topics, and %d schemas".formatted(report.lines().count());
  }
}
