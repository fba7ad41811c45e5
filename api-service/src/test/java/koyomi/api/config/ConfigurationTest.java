package koyomi.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class ConfigurationTest {
  private static final Map<String, Object> NEEDED =
      Map.of(
          "koyomi.advertised-url", "http://localhost:8080",
          "koyomi.internal-token", "0123456789abcdef",
          "koyomi.issuer-uri", "http://localhost:9000",
          "koyomi.kafka.bootstrap-servers", "localhost:9092",
          "koyomi.registry.url", "http://localhost:8081");

  @Test
  void shouldStartWithDefaultsWhenTheNeededIsThere() {
    KoyomiProperties properties = bind(Map.of());

    assertThat(properties.kafka().partitions()).isEqualTo(2);
    assertThat(properties.writes().timeout()).hasSeconds(10);
    assertThat(properties.startupWait()).isZero();
  }

  @Test
  void shouldFailWhenKeyIsUnknown() {
    assertThatThrownBy(() -> bind(Map.of("koyomi.writes.timout", "1s")))
        .isInstanceOf(ConfigurationPropertiesBindException.class)
        .rootCause()
        .hasMessageContaining("koyomi.writes.timout");
  }

  @Test
  void shouldFailWhenValueMakesNoSense() {
    assertThatThrownBy(() -> bind(Map.of("koyomi.writes.timeout", "0s")))
        .rootCause()
        .hasMessageContaining("koyomi.writes.timeout");
    assertThatThrownBy(() -> bind(Map.of("koyomi.roles", "cooking")))
        .rootCause()
        .hasMessageContaining("cooking");
    assertThatThrownBy(() -> bind(Map.of("koyomi.internal-token", "short")))
        .rootCause()
        .hasMessageContaining("koyomi.internal-token");
  }

  @Test
  void shouldDocumentExactlyTheKeysThereAre() throws IOException {
    Path page = Path.of("..", "docs", "configuration.md");
    Matcher rows =
        Pattern.compile("^\\| `(koyomi\\.[^`]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(page));
    Set<String> documented = new TreeSet<>();
    while (rows.find()) {
      documented.add(rows.group(1));
    }

    Set<String> keys = new TreeSet<>();
    collect("koyomi", KoyomiProperties.class, keys);
    assertThat(documented).isEqualTo(keys);
  }

  private static void collect(String prefix, Class<?> type, Set<String> keys) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + "." + kebab(component.getName());
      if (component.getType().isRecord()) {
        collect(key, component.getType(), keys);
      } else {
        keys.add(key);
      }
    }
  }

  private static String kebab(String name) {
    return Pattern.compile("[A-Z]")
        .matcher(name)
        .replaceAll(upper -> "-" + upper.group().toLowerCase(java.util.Locale.ROOT));
  }

  private static KoyomiProperties bind(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(NEEDED);
    values.putAll(more);
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", values));
      context.register(Enabled.class);
      context.refresh();
      return context.getBean(KoyomiProperties.class);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(KoyomiProperties.class)
  static class Enabled {}
}
