package koyomi.schemas.registry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry is and how to ask it.
 *
 * @param url base of its Confluent API, such as {@code http://localhost:8081/apis/ccompat/v7};
 *     credentials for basic authentication may stand in it ({@code https://user:password@host/…},
 *     percent-encoded)
 * @param timeout for each request
 */
public record RegistrySettings(URI url, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Settings with the default timeout of five seconds. */
  public static RegistrySettings of(String url) {
    return new RegistrySettings(URI.create(url), TIMEOUT);
  }

  /** Returns the URL without credentials and without a slash at the end. */
  String base() {
    String text = url.toString();
    String userInfo = url.getRawUserInfo();
    String bare = userInfo == null ? text : text.replaceFirst("://[^/@]*@", "://");
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Returns the Authorization header, or null where the URL holds no credentials. */
  @Nullable String authorization() {
    String userInfo = url.getRawUserInfo();
    if (userInfo == null) {
      return null;
    }
    // Credentials in URLs are percent-encoded, but '+' isn't a space there.
    String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Never shows the credentials. */
  @Override
  public String toString() {
    return base();
  }
}
