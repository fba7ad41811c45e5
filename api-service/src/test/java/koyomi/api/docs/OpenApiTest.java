package koyomi.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.api.TestService;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document and the running routes say the same. */
class OpenApiTest {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");

  @Test
  void shouldDescribeExactlyTheRunningRoutes() throws Exception {
    try (TestService service = new TestService()) {
      JsonNode document =
          new JsonMapper().readTree(service.send(service.anonymous("/v1/openapi.json")).body());

      assertThat(described(document)).isEqualTo(running(service));
    }
  }

  @Test
  void shouldResolveEveryReference() throws Exception {
    try (TestService service = new TestService()) {
      String text = service.send(service.anonymous("/v1/openapi.json")).body();
      JsonNode document = new JsonMapper().readTree(text);

      Matcher references = Pattern.compile("\"\\$ref\": ?\"#([^\"]+)\"").matcher(text);
      int count = 0;
      while (references.find()) {
        count++;
        assertThat(document.at(references.group(1)).isMissingNode())
            .as(references.group(1))
            .isFalse();
      }
      assertThat(count).isGreaterThan(100);
    }
  }

  private static Set<String> described(JsonNode document) {
    Set<String> routes = new TreeSet<>();
    for (String path : document.path("paths").propertyNames()) {
      for (String method : document.path("paths").path(path).propertyNames()) {
        if (METHODS.contains(method)) {
          routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        }
      }
    }
    return routes;
  }

  private static Set<String> running(TestService service) {
    Set<String> routes = new TreeSet<>();
    RequestMappingHandlerMapping mapping =
        service
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
      for (String path : route.getPatternValues()) {
        if (path.startsWith("/v1/")) {
          for (RequestMethod method : route.getMethodsCondition().getMethods()) {
            routes.add(method + " " + path);
          }
        }
      }
    }
    return routes;
  }
}
