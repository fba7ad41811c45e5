package koyomi.devstack.stack;

import java.nio.file.Path;

/**
 * Where the parts of one stack keep what.
 *
 * @param root the folder, {@code .koyomi} by default
 */
public record DataFolder(Path root) {
  /** Makes the path absolute. */
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The broker's logs: the truth. */
  public Path broker() {
    return root.resolve("broker");
  }

  /** The registry's schemas and their ids. */
  public Path registry() {
    return root.resolve("registry");
  }

  /** The issuer's signing key. */
  public Path issuer() {
    return root.resolve("issuer");
  }

  /** Stores of one service instance; rebuilt from the broker when lost. */
  public Path state(int node) {
    return root.resolve("state/node-" + node);
  }

  /** The ports used last time, tried first next time. */
  public Path ports() {
    return root.resolve("ports.properties");
  }

  /** The number of partitions that the topics have. */
  public Path topics() {
    return root.resolve("topics.properties");
  }

  /** What is known about the demo data. */
  public Path demo() {
    return root.resolve("demo.properties");
  }

  /** Output of one part. */
  public Path log(String part) {
    return root.resolve("log").resolve(part + ".log");
  }

  /** What a running stack tells the commands. */
  public Path info() {
    return root.resolve("run/info.json");
  }

  /** What a running stack shares with further instances and with {@code token}; secret. */
  public Path secrets() {
    return root.resolve("run/secrets.properties");
  }

  /** Held as long as a stack runs on this folder. */
  public Path stackLock() {
    return root.resolve("run/stack.lock");
  }

  /** Held as long as a service instance of this number runs. */
  public Path nodeLock(int node) {
    return root.resolve("run/node-" + node + ".lock");
  }
}
