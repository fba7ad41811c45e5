package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import koyomi.devstack.issuer.OwnerOnly;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a running stack answers; what {@code ./koyomi info} prints.
 *
 * @param api the first service instance
 * @param issuer the OIDC issuer
 * @param kafka bootstrap servers
 * @param registry the registry's Confluent-compatible API
 * @param connect Kafka Connect, if it runs
 * @param jdbc PostgreSQL, if it runs
 * @param elasticsearch Elasticsearch, if it runs
 */
public record RunInfo(
    String api,
    String issuer,
    String kafka,
    String registry,
    @Nullable String connect,
    @Nullable Jdbc jdbc,
    @Nullable String elasticsearch) {

  /**
   * How to reach PostgreSQL.
   *
   * @param url of JDBC
   * @param user its user
   * @param password its password
   */
  public record Jdbc(String url, String user, String password) {}

  /**
   * Reads what a running stack has written.
   *
   * @param data its folder
   * @throws IllegalStateException when no stack runs there or it is not ready, with what to do
   */
  public static RunInfo of(DataFolder data) {
    requireRunning(data);
    try {
      return new JsonMapper().readValue(Files.readString(data.info()), RunInfo.class);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + data.info(), e);
    }
  }

  /**
   * Makes sure that a stack runs and is ready.
   *
   * @param data its folder
   * @throws IllegalStateException when it doesn't or isn't, with what to do
   */
  public static void requireRunning(DataFolder data) {
    if (!FolderLock.isHeld(data.stackLock())) {
      throw new IllegalStateException(
          "nothing runs on " + data.root() + ": start it with ./koyomi up");
    }
    if (!Files.exists(data.info())) {
      throw new IllegalStateException(
          "the stack on " + data.root() + " is still starting: try again when it is ready");
    }
  }

  /**
   * Saves it for the owner alone: it may hold a password.
   *
   * @param file where
   */
  void save(Path file) {
    try {
      OwnerOnly.write(
          file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
