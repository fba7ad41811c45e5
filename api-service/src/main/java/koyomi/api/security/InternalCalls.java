package koyomi.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The headers by which one instance asks another on behalf of a caller. */
public final class InternalCalls {
  private static final String TOKEN = "Koyomi-Internal-Token";
  private static final String CALLER = "Koyomi-Caller";
  private static final String SERVICE = "Koyomi-Caller-Service";
  private static final String ADMIN = "Koyomi-Admin";
  private static final String DEADLINE = "Koyomi-Deadline-Ms";
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final String FORWARDED = InternalCalls.class.getName();

  private final String token;
  private final byte[] expected;

  /** Calls that share this secret. */
  public InternalCalls(String token) {
    this.token = token;
    this.expected = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Begins a request to another instance.
   *
   * @param left how long the answer is still of use
   */
  public HttpRequest.Builder to(URI uri, Caller caller, Duration left) {
    return HttpRequest.newBuilder(uri)
        .timeout(left.isPositive() ? left : LEAST)
        .header(TOKEN, token)
        .header(CALLER, URLEncoder.encode(caller.userId(), StandardCharsets.UTF_8))
        .header(SERVICE, Boolean.toString(caller.service()))
        .header(ADMIN, Boolean.toString(caller.admin()))
        .header(DEADLINE, Long.toString(left.toMillis()));
  }

  /**
   * Returns the caller on whose behalf another instance asks, or null where the request comes from
   * elsewhere or without the secret.
   */
  public @Nullable Caller caller(HttpServletRequest request) {
    String sent = request.getHeader(TOKEN);
    String caller = request.getHeader(CALLER);
    if (sent == null || caller == null) {
      return null;
    }
    // constant time, so that the secret can't be guessed byte by byte
    if (!MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
      return null;
    }
    request.setAttribute(FORWARDED, true);
    return new Caller(
        URLDecoder.decode(caller, StandardCharsets.UTF_8),
        Boolean.parseBoolean(request.getHeader(SERVICE)),
        Boolean.parseBoolean(request.getHeader(ADMIN)));
  }

  /** Tells whether another instance sent this request on, so that it must not go further. */
  public static boolean isForwarded(HttpServletRequest request) {
    return request.getAttribute(FORWARDED) != null;
  }

  /**
   * Returns how long the answer is of use to who asks: what another instance said, else {@code
   * own}.
   */
  public static Duration left(HttpServletRequest request, Duration own) {
    String millis = isForwarded(request) ? request.getHeader(DEADLINE) : null;
    if (millis == null || !millis.chars().allMatch(Character::isDigit) || millis.length() > 9) {
      return own;
    }
    Duration left = Duration.ofMillis(Long.parseLong(millis));
    return left.compareTo(own) < 0 ? left : own;
  }
}
