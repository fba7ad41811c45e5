package koyomi.api.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers verified tokens for a short while, as verifying a signature costs more than a small
 * read. A token is never trusted beyond its own expiry, nor for longer than {@link #MAX_AGE}, so
 * that a withdrawn key stops counting soon.
 */
public final class CachingTokenDecoder implements JwtDecoder {
  /** How long a verified token is trusted without another look. */
  public static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final JwtDecoder decoder;
  private final InstantSource clock;
  private final int capacity;
  private final Map<String, Verified> tokens = new ConcurrentHashMap<>();

  /**
   * Remembers what another decoder verified.
   *
   * @param capacity the most tokens kept
   */
  public CachingTokenDecoder(JwtDecoder decoder, InstantSource clock, int capacity) {
    this.decoder = decoder;
    this.clock = clock;
    this.capacity = capacity;
  }

  @Override
  public Jwt decode(String token) {
    Verified known = tokens.get(token);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.until)) {
      return known.jwt;
    }
    tokens.remove(token);
    Jwt jwt = decoder.decode(token);
    Instant until = now.plus(MAX_AGE);
    Instant expiry = jwt.getExpiresAt();
    if (expiry != null && expiry.isBefore(until)) {
      until = expiry;
    }
    if (tokens.size() >= capacity) {
      makeRoom(now);
    }
    tokens.put(token, new Verified(jwt, until));
    return jwt;
  }

  private void makeRoom(Instant now) {
    tokens.values().removeIf(verified -> !now.isBefore(verified.until));
    if (tokens.size() >= capacity) {
      // all still valid: begin again rather than keep an order for every read
      tokens.clear();
    }
  }

  private record Verified(Jwt jwt, Instant until) {}
}
