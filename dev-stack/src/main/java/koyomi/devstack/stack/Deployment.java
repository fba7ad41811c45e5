package koyomi.devstack.stack;

/** The admin step: what has to exist in broker and registry before a service may start. */
@FunctionalInterface
public interface Deployment {
  /**
   * Creates what is missing; changes nothing that is there.
   *
   * @param bootstrapServers the broker
   * @param registryUrl the registry's Confluent-compatible API
   * @return what people may read about it, in a few words
   */
  String deploy(String bootstrapServers, String registryUrl);
}
