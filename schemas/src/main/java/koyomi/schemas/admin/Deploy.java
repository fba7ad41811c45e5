package koyomi.schemas.admin;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import koyomi.schemas.TopicSettings;
import koyomi.schemas.basis.BasisLog;
import koyomi.schemas.cli.Options;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * The deploy step: creates topics, registers schemas, writes the first basis of expansion and
 * checks all. Run it before each new version of the service; it changes nothing that is as it
 * should be.
 */
public final class Deploy {
  private static final String USAGE =
      """
      usage: Deploy --bootstrap HOST:PORT --registry URL
        --registry URL           Confluent API of the registry, credentials in it
        --partitions N           of every topic, for ever (48)
        --replication-factor N   (3)
        --client-config FILE     properties of the Kafka client: TLS, credentials
      """;

  private Deploy() {}

  /** Exits with 1 where the cluster or the registry refuses or differs, with 2 on bad options. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              arguments,
              Set.of(),
              Set.of("bootstrap", "registry", "partitions", "replication-factor", "client-config"));
      TopicSettings production = TopicSettings.PRODUCTION;
      TopicSettings settings =
          new TopicSettings(
              Integer.parseInt(
                  options.get("partitions", Integer.toString(production.partitions()))),
              Short.parseShort(
                  options.get(
                      "replication-factor", Short.toString(production.replicationFactor()))));
      RegistrySettings registry = RegistrySettings.of(options.required("registry"));
      List<String> differences = deploy(options.client(), settings, registry, out);
      differences.forEach(err::println);
      return differences.isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      err.println("deploy: " + e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (KafkaException e) {
      err.println("deploy: " + e.getMessage());
      return 1;
    }
  }

  /**
   * Creates topics and registers schemas.
   *
   * @param client configuration of a Kafka client
   * @param out told what is done
   * @return how the cluster still differs from the catalogue, empty where it doesn't
   * @throws KafkaException if the cluster or the registry refuses or doesn't answer
   */
  public static List<String> deploy(
      Map<String, Object> client,
      TopicSettings settings,
      RegistrySettings registry,
      PrintStream out) {
    try (Admin admin = Admin.create(client)) {
      TopicAdmin topics = new TopicAdmin(admin, settings);
      topics.create();
      new SchemaAdmin(registry)
          .register()
          .forEach((subject, id) -> out.println(subject + " is schema " + id));
      new BasisLog(client, new CachingRegistry(registry)).appendFirst("deploy");
      return topics.verify();
    }
  }
}
