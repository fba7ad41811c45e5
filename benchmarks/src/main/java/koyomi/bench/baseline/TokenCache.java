package koyomi.bench.baseline;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Remembers verified tokens until they expire, as the service does. */
final class TokenCache implements JwtDecoder {
  private final JwtDecoder decoder;
  private final Map<String, Jwt> verified = new ConcurrentHashMap<>();

  TokenCache(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.get(token);
    if (known != null) {
      Instant expiry = known.getExpiresAt();
      if (expiry == null || Instant.now().isBefore(expiry)) {
        return known;
      }
    }
    Jwt jwt = decoder.decode(token);
    verified.put(token, jwt);
    return jwt;
  }
}
