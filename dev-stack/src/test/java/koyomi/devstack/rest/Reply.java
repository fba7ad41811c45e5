package koyomi.devstack.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer. */
public final class Reply {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpResponse<byte[]> response;

  Reply(HttpResponse<byte[]> response) {
    this.response = response;
  }

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The body as text. */
  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(response.body());
  }

  /** The items of a page. */
  public List<JsonNode> items() {
    var items = new ArrayList<JsonNode>();
    json().path("items").forEach(items::add);
    return items;
  }

  /** One field of each item of a page. */
  public List<String> items(String field) {
    return items().stream().map(item -> item.path(field).asString("")).toList();
  }

  /** A header that has to be there. */
  public String header(String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("no " + name + " in " + this));
  }

  /** Whether there is such a header. */
  public boolean has(String header) {
    return response.headers().firstValue(header).isPresent();
  }

  /** The entity tag. */
  public String etag() {
    return header("ETag");
  }

  /** Fails unless the status is this. */
  public Reply expect(int status) {
    assertThat(status()).as(toString()).isEqualTo(status);
    return this;
  }

  /**
   * Fails unless it is a problem (RFC 9457) of this status, with all that the contract asks for.
   */
  public Reply expectProblem(int status) {
    expect(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    var problem = json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    for (var field : List.of("type", "title", "detail", "instance")) {
      assertThat(problem.path(field).asString("")).as(field + " of " + this).isNotEmpty();
    }
    assertThat(text()).doesNotContain("Exception", "\\tat ");
    return this;
  }

  /** Fails unless it is a problem with exactly these parts of the body. */
  public Reply expectPointers(int status, String... pointers) {
    expectProblem(status);
    var found = new ArrayList<String>();
    for (var error : json().path("errors")) {
      assertThat(error.path("detail").asString("")).as(toString()).isNotEmpty();
      found.add(error.path("pointer").asString(""));
    }
    assertThat(found).as(toString()).containsExactlyInAnyOrder(pointers);
    return this;
  }

  @Override
  public String toString() {
    var text = text();
    return "%s %s: %d %s"
        .formatted(
            response.request().method(),
            response.request().uri(),
            status(),
            text.length() > 2000 ? text.substring(0, 2000) + "…" : text);
  }
}
