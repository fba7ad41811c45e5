package koyomi.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class CachingTokenDecoderTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-08T09:00:00Z"));
  private final AtomicInteger verified = new AtomicInteger();
  private final InstantSource clock = now::get;
  private final JwtDecoder decoder =
      token -> {
        verified.incrementAndGet();
        if (token.startsWith("bad")) {
          throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
            .header("alg", "RS256")
            .subject("alice")
            .expiresAt(Instant.parse("2026-03-08T09:01:00Z"))
            .build();
      };

  @Test
  void shouldVerifyOnceWhileTokenIsGood() {
    CachingTokenDecoder caching = new CachingTokenDecoder(decoder, clock, 10);

    caching.decode("a");
    caching.decode("a");
    assertThat(verified).hasValue(1);

    now.set(Instant.parse("2026-03-08T09:01:00Z"));
    caching.decode("a");
    assertThat(verified).hasValue(2);
  }

  @Test
  void shouldNotRememberWhatWasRefused() {
    CachingTokenDecoder caching = new CachingTokenDecoder(decoder, clock, 10);

    assertThatThrownBy(() -> caching.decode("bad")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> caching.decode("bad")).isInstanceOf(BadJwtException.class);

    assertThat(verified).hasValue(2);
  }

  @Test
  void shouldStayBoundedWhenManyTokensCome() {
    CachingTokenDecoder caching = new CachingTokenDecoder(decoder, clock, 2);

    caching.decode("a");
    caching.decode("b");
    caching.decode("c");
    caching.decode("c");

    assertThat(verified).hasValue(3);
  }
}
