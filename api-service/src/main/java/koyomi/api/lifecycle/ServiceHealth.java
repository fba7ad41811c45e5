package koyomi.api.lifecycle;

import java.util.List;
import koyomi.api.security.IssuerKeys;
import koyomi.api.write.KafkaGateway;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready once reads and writes are answered: streams run, replies are read, tokens can be verified.
 */
public final class ServiceHealth implements HealthIndicator {
  private final List<StreamApplication<?>> streams;
  private final List<KafkaGateway<?, ?, ?>> gateways;
  private final IssuerKeys keys;

  /** Looks at these parts. */
  ServiceHealth(
      List<StreamApplication<?>> streams, List<KafkaGateway<?, ?, ?>> gateways, IssuerKeys keys) {
    this.streams = List.copyOf(streams);
    this.gateways = List.copyOf(gateways);
    this.keys = keys;
  }

  @Override
  public Health health() {
    boolean replies = gateways.stream().allMatch(KafkaGateway::isReady);
    boolean running = streams.stream().allMatch(StreamApplication::isReady);
    Health.Builder health =
        running && replies && keys.isKnown() ? Health.up() : Health.outOfService();
    streams.forEach(
        application -> health.withDetail("streams-" + application.name(), application.state()));
    return health.withDetail("replies", replies).withDetail("issuer", keys.isKnown()).build();
  }
}
