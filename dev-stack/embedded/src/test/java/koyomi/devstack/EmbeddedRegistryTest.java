package koyomi.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {
  private static final String SCHEMA = "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}";

  @TempDir Path dir;

  @Test
  void shouldKnowSchemaByIdWhenKilledAndStartedAgain() throws Exception {
    try (var registry = EmbeddedRegistry.start(dir);
        var http = HttpClient.newHttpClient()) {
      var id = post(http, registry, "/subjects/greeting-value/versions").body();

      registry.kill();
      registry.restart();

      assertThat(id).matches("\\{\"id\":\\d+}");
      assertThat(post(http, registry, "/subjects/greeting-value/versions").body()).isEqualTo(id);
    }
  }

  private static HttpResponse<String> post(HttpClient http, EmbeddedRegistry registry, String path)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(SCHEMA))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
