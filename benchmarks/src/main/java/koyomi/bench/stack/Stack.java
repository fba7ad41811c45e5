package koyomi.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.bench.Options;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.RestSession;
import tools.jackson.databind.json.JsonMapper;

/** A running Koyomi. */
public final class Stack {
  private final Path data;
  private final HttpTarget api;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private Stack(Path data, HttpTarget api) {
    this.data = data;
    this.api = api;
  }

  /**
   * Finds the stack that the options name, or {@code KOYOMI_DATA}, or the launcher's property
   * {@code koyomi.data}, or the current folder.
   *
   * @throws IllegalStateException if none runs there
   */
  public static Stack running(Options options) {
    Map<String, String> environment = System.getenv();
    String launched = System.getProperty("koyomi.data", ".koyomi");
    Path data =
        Path.of(options.text("data", environment.getOrDefault("KOYOMI_DATA", launched)))
            .toAbsolutePath();
    String api = options.text("api");
    return api == null ? of(data) : new Stack(data, HttpTarget.of(URI.create(api)));
  }

  /**
   * The stack on a data folder.
   *
   * @throws IllegalStateException if none runs there
   */
  public static Stack of(Path data) {
    Path info = data.resolve("run").resolve("info.json");
    try {
      String api = new JsonMapper().readTree(Files.readString(info)).path("api").asString();
      return new Stack(data, HttpTarget.of(URI.create(api)));
    } catch (IOException e) {
      throw new IllegalStateException("no Koyomi runs on " + data + ": start ./koyomi up", e);
    }
  }

  /** Returns where it answers. */
  public HttpTarget api() {
    return api;
  }

  /** Returns the folder of its data. */
  public Path data() {
    return data;
  }

  /**
   * Returns a user's token: of {@code KOYOMI_TOKEN_<USER>}, or from the launcher.
   *
   * @throws IllegalStateException if there is none to be had
   */
  public String token(String user) {
    return tokens.computeIfAbsent(user, this::fetchToken);
  }

  /** Opens a connection as a user. */
  public RestSession session(String user) {
    return RestSession.open(api, token(user));
  }

  private String fetchToken(String user) {
    String given = System.getenv("KOYOMI_TOKEN_" + user.toUpperCase(Locale.ROOT));
    if (given != null) {
      return given;
    }
    try {
      return Launcher.own().token(user, data);
    } catch (IOException e) {
      throw new IllegalStateException("no token for " + user, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
