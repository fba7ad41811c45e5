package koyomi.api.lifecycle;

import koyomi.api.security.IssuerKeys;
import koyomi.api.write.KafkaCommandGateway;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready once reads and writes are answered: streams run, replies are read, tokens can be verified.
 */
public final class ServiceHealth implements HealthIndicator {
  private final CalendarStreams streams;
  private final KafkaCommandGateway gateway;
  private final IssuerKeys keys;

  /** Looks at these parts. */
  ServiceHealth(CalendarStreams streams, KafkaCommandGateway gateway, IssuerKeys keys) {
    this.streams = streams;
    this.gateway = gateway;
    this.keys = keys;
  }

  @Override
  public Health health() {
    boolean ready = streams.isReady() && gateway.isReady() && keys.isKnown();
    return (ready ? Health.up() : Health.outOfService())
        .withDetail("streams", streams.state())
        .withDetail("replies", gateway.isReady())
        .withDetail("issuer", keys.isKnown())
        .build();
  }
}
