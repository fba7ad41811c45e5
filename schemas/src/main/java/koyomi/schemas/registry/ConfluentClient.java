package koyomi.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the REST protocol of Confluent's schema registry, which other registries (Apicurio,
 * Karapace) speak as well. Each call is one or more requests; nothing is kept.
 */
public final class ConfluentClient {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RegistrySettings settings;
  private final HttpClient http;

  /** Makes a client; no request is sent yet. */
  public ConfluentClient(RegistrySettings settings) {
    this.settings = settings;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  /**
   * Returns the id of a schema registered under a subject ({@code POST /subjects/{subject}}).
   *
   * @throws SchemaNotFoundException if it isn't registered there
   * @throws RegistryUnavailableException if the registry gives no proper answer
   */
  public int lookup(String subject, Schema schema) {
    return send("POST", "/subjects/" + encoded(subject), schemaBody(schema)).path("id").asInt();
  }

  /**
   * Returns the schema of an id ({@code GET /schemas/ids/{id}}).
   *
   * @throws SchemaNotFoundException if there is none
   * @throws RegistryUnavailableException if the registry gives no proper answer
   */
  public Schema schema(int id) {
    return parse(send("GET", "/schemas/ids/" + id, null));
  }

  /**
   * Returns all versions of a subject, oldest first, by id.
   *
   * @throws SchemaNotFoundException if there is no such subject
   * @throws RegistryUnavailableException if the registry gives no proper answer
   */
  public Map<Integer, Schema> versions(String subject) {
    String path = "/subjects/" + encoded(subject) + "/versions";
    Map<Integer, Schema> schemas = new LinkedHashMap<>();
    for (JsonNode version : send("GET", path, null)) {
      JsonNode found = send("GET", path + "/" + version.asInt(), null);
      schemas.put(found.path("id").asInt(), parse(found));
    }
    return schemas;
  }

  /**
   * Registers a schema under a subject, or finds it there ({@code POST
   * /subjects/{subject}/versions}). For administrators, never for producers.
   *
   * @return its id
   * @throws IncompatibleSchemaException if the registry refuses it as incompatible
   * @throws RegistryUnavailableException if the registry gives no proper answer
   */
  public int register(String subject, Schema schema) {
    String path = "/subjects/" + encoded(subject) + "/versions";
    return send("POST", path, schemaBody(schema)).path("id").asInt();
  }

  /**
   * Sets the rule of compatibility of a subject ({@code PUT /config/{subject}}).
   *
   * @throws RegistryUnavailableException if the registry gives no proper answer
   */
  public void setCompatibility(String subject, String level) {
    send("PUT", "/config/" + encoded(subject), json(Map.of("compatibility", level)));
  }

  private JsonNode send(String method, String path, @Nullable String body) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.base() + path))
            .timeout(settings.timeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .method(method, publisher);
    if (body != null) {
      request.header("Content-Type", MEDIA_TYPE);
    }
    String authorization = settings.authorization();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    String what = "schema registry " + settings + ": " + method + " " + path;
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case 200 -> JSON.readTree(response.body());
        case 404 -> throw new SchemaNotFoundException(what + ": " + response.body());
        case 409 -> throw new IncompatibleSchemaException(what + ": " + response.body());
        default ->
            throw new RegistryUnavailableException(
                what + " answered " + response.statusCode() + ": " + response.body(), null);
      };
    } catch (IOException | JacksonException e) {
      throw new RegistryUnavailableException(what + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException(what + " was interrupted", e);
    }
  }

  private static Schema parse(JsonNode answer) {
    String text = answer.path("schema").asString("");
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw new RegistryUnavailableException("the registry's answer is no Avro schema: " + text, e);
    }
  }

  private static String schemaBody(Schema schema) {
    return json(Map.of("schema", schema.toString()));
  }

  private static String json(Map<String, String> body) {
    return JSON.writeValueAsString(body);
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
