package koyomi.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class BearerTokensTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc.DEF-0_9~+/",
        "bearer abc",
        "BEARER abc==",
        "Bearer abc=d",
        "Bearer =",
        "Bearer ",
        "Bearer",
        "Bearer  abc",
        "Bearer abc def",
        "Bearer abc ",
        "Bearer\tabc",
        "Bearerabc",
        "Bearer ab\u00e9",
        "Basic YTpi",
        "Bear",
        "",
        " Bearer abc"
      })
  void shouldFindWhatSpringsResolverFindsWhenAHeaderIsSent(String header) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/calendars");
    request.addHeader("Authorization", header);
    assertThat(found(new BearerTokens(), request))
        .isEqualTo(found(new DefaultBearerTokenResolver(), request));
  }

  @Test
  void shouldFindNoTokenWhenItStandsInTheQueryOrBody() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/calendars");
    request.setQueryString("access_token=abc");
    request.addParameter("access_token", "abc");
    assertThat(new BearerTokens().resolve(request)).isNull();
  }

  /** The token, or the code of the refusal. */
  private static List<@Nullable String> found(
      BearerTokenResolver resolver, HttpServletRequest request) {
    try {
      return java.util.Arrays.asList("token", resolver.resolve(request));
    } catch (OAuth2AuthenticationException e) {
      return List.of("refused", e.getError().getErrorCode());
    }
  }
}
