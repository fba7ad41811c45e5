package koyomi.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts requests and fails on command, which a real registry doesn't; see RealRegistryTest. */
class CachingRegistryTest {
  private static final Schema TEXT = SchemaBuilder.builder().stringType();

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private volatile int status = 200;
  private HttpServer server;
  private CachingRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    String url = "http://us%40er:p%3Ass+@127.0.0.1:" + server.getAddress().getPort() + "/v7/";
    registry = new CachingRegistry(new ConfluentClient(RegistrySettings.of(url)), now::get);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldAskOnceWhenAnswerIsKnown() {
    assertThat(registry.idOf("a b-value", TEXT)).isEqualTo(5);
    assertThat(registry.idOf("a b-value", TEXT)).isEqualTo(5);
    assertThat(registry.schemaOf(5)).isEqualTo(TEXT);
    assertThat(registry.schemaOf(6)).isEqualTo(TEXT);
    assertThat(registry.schemaOf(6)).isEqualTo(TEXT);

    assertThat(requests).containsExactly("POST /v7/subjects/a%20b-value", "GET /v7/schemas/ids/6");
  }

  @Test
  void shouldSendCredentialsOfTheUrlAndNeverShowThem() {
    registry.schemaOf(1);

    assertThat(authorizations).containsExactly("Basic dXNAZXI6cDpzcys=");
    assertThat(RegistrySettings.of("https://u:secret@host/x")).hasToString("https://host/x");
  }

  @Test
  void shouldAskAgainOnlyAfterAWhileWhenIdIsUnknown() {
    status = 404;
    assertThatThrownBy(() -> registry.schemaOf(9)).isInstanceOf(SchemaNotFoundException.class);
    assertThatThrownBy(() -> registry.schemaOf(9)).isInstanceOf(SchemaNotFoundException.class);
    assertThat(requests).hasSize(1);

    now.set(Instant.EPOCH.plusSeconds(31));
    status = 200;
    assertThat(registry.schemaOf(9)).isEqualTo(TEXT);
  }

  @Test
  void shouldAskAgainAfterAMomentWhenRegistryFails() {
    status = 500;
    assertThatThrownBy(() -> registry.schemaOf(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("answered 500");
    assertThatThrownBy(() -> registry.schemaOf(2)).isInstanceOf(RegistryUnavailableException.class);
    assertThat(requests).hasSize(1);

    now.set(Instant.EPOCH.plusSeconds(2));
    status = 200;
    assertThat(registry.schemaOf(1)).isEqualTo(TEXT);
  }

  @Test
  void shouldBeUnavailableWhenAnswerIsNoSchema() {
    status = 204;

    assertThatThrownBy(() -> registry.schemaOf(1)).isInstanceOf(RegistryUnavailableException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body =
        "{\"id\": 5, \"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (status != 204) {
        out.write(body);
      }
    }
  }
}
