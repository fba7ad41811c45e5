package koyomi.devstack.stack;

/** The admin step of the embedded stack. */
final class SchemaDeployment implements Deployment {
  @Override
  public String deploy(String bootstrapServers, String registryUrl) {
    return "nothing: the catalogue is empty";
  }
}
