package koyomi.devstack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KoyomiClientTest {
  @Test
  void shouldWriteTheSameBytesWhateverTheOrderOfAMap() {
    var one = new LinkedHashMap<String, Object>();
    one.put("b", Map.of("y", 1, "x", 2, "z", 3));
    one.put("a", "first");

    assertThat(new String(KoyomiClient.bytes(one), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"first\",\"b\":{\"x\":2,\"y\":1,\"z\":3}}");
  }
}
