package koyomi.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class QuickFirewallTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text ~",
        "",
        "a\tb",
        "a\rb",
        "a\nb",
        "a\0b",
        "\u007f",
        "\u00e9",
        "\u0085",
        "\uffff",
        "暦"
      })
  void shouldAllowWhatTheStrictFirewallAllowsWhenATextIsRead(String text) {
    assertThat(allowed(new QuickFirewall(), text))
        .isEqualTo(allowed(new StrictHttpFirewall(), text));
  }

  /** Whether the text may be a header's value, a parameter's value, and a parameter's name. */
  private static List<Boolean> allowed(HttpFirewall firewall, String text) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/calendars");
    request.addHeader("X-Text", text);
    request.addParameter("text", text);
    request.addParameter(text, "value");
    var guarded = firewall.getFirewalledRequest(request);
    return List.of(
        passes(() -> guarded.getHeader("X-Text")),
        passes(() -> guarded.getParameter("text")),
        passes(() -> guarded.getParameter(text)));
  }

  private static boolean passes(Runnable read) {
    try {
      read.run();
      return true;
    } catch (RequestRejectedException e) {
      return false;
    }
  }
}
