package koyomi.api.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import koyomi.api.config.KoyomiProperties;
import koyomi.api.read.RebalanceSignal;
import koyomi.api.security.IssuerKeys;
import koyomi.api.write.GatewayFactory;
import koyomi.api.write.KafkaCommandGateway;
import koyomi.api.write.KafkaGateway;
import koyomi.api.write.KafkaPeopleGateway;
import koyomi.api.write.KafkaResourceGateway;
import koyomi.domain.zone.Zones;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.StreamsSettings;
import koyomi.topologies.calendar.CalendarTopology;
import koyomi.topologies.calendar.query.CalendarReader;
import koyomi.topologies.scheduling.SchedulingTopology;
import koyomi.topologies.scheduling.query.ResourceReader;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that need a broker. */
@Configuration(proxyBeanMethods = false)
public class LifecycleConfig {
  @Bean
  SchemaRegistry schemaRegistry(KoyomiProperties properties) {
    return new CachingRegistry(RegistrySettings.of(properties.registry().url()));
  }

  @Bean(destroyMethod = "")
  KafkaCommandGateway commandGateway(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    return GatewayFactory.create(properties, registry, meters);
  }

  @Bean
  CalendarStreams calendarStreams(
      KoyomiProperties properties, SchemaRegistry registry, RebalanceSignal moved) {
    int partitions = properties.kafka().partitions();
    return new CalendarStreams(
        () -> {
          GroupCommit commits = new GroupCommit();
          return new KafkaStreams(
              CalendarTopology.build(
                  registry, partitions, properties.history().retention(), commits),
              streamsProperties(properties, StreamsSettings.CALENDAR_APPLICATION),
              commits);
        },
        streams -> new CalendarReader(streams, partitions, properties.self(), Zones::use),
        moved);
  }

  @Bean(destroyMethod = "")
  KafkaResourceGateway resourceGateway(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    return GatewayFactory.resources(properties, registry, meters);
  }

  @Bean(destroyMethod = "")
  KafkaPeopleGateway peopleGateway(
      KoyomiProperties properties, SchemaRegistry registry, MeterRegistry meters) {
    return GatewayFactory.people(properties, registry, meters);
  }

  @Bean
  SchedulingStreams schedulingStreams(
      KoyomiProperties properties, SchemaRegistry registry, RebalanceSignal moved) {
    int partitions = properties.kafka().partitions();
    return new SchedulingStreams(
        () ->
            new KafkaStreams(
                SchedulingTopology.build(registry, partitions),
                streamsProperties(properties, StreamsSettings.SCHEDULING_APPLICATION)),
        streams -> new ResourceReader(streams, partitions, properties.self()),
        moved);
  }

  @Bean
  ServiceLifecycle serviceLifecycle(
      KoyomiProperties properties,
      SchemaRegistry registry,
      List<KafkaGateway<?, ?, ?>> gateways,
      List<StreamApplication<?>> streams,
      MeterRegistry meters,
      ApplicationContext context) {
    CountDownLatch stopped = new CountDownLatch(1);
    Map<String, Object> admin = new HashMap<>(properties.kafka().properties());
    admin.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    TopicSettings topics =
        new TopicSettings(properties.kafka().partitions(), properties.kafka().replicationFactor());
    TopicCheck check = new TopicCheck(admin, topics, registry, stopped);
    return new ServiceLifecycle(
        check, properties.startupWait(), gateways, streams, meters, context, stopped);
  }

  @Bean
  KeysWarmUp keysWarmUp(IssuerKeys keys) {
    return new KeysWarmUp(keys);
  }

  @Bean
  ServiceHealth koyomi(
      List<StreamApplication<?>> streams, List<KafkaGateway<?, ?, ?>> gateways, IssuerKeys keys) {
    return new ServiceHealth(streams, gateways, keys);
  }

  private static Properties streamsProperties(KoyomiProperties properties, String application) {
    HostInfo self = properties.self();
    KoyomiProperties.Streams streams = properties.streams();
    StreamsSettings settings =
        new StreamsSettings(
            application,
            properties.kafka().bootstrapServers(),
            properties.instanceId(),
            self,
            Path.of(properties.stateDir()),
            streams.threads(),
            streams.standbys(),
            properties.kafka().replicationFactor(),
            streams.commitInterval(),
            streams.sessionTimeout(),
            streams.storeMemory().toBytes());
    Properties all = new Properties();
    all.putAll(properties.kafka().properties());
    all.putAll(settings.toProperties());
    return all;
  }
}
