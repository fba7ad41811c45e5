package koyomi.api.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies tokens (RFC 9068, RS256): signature, issuer, audience and times. */
public final class TokenDecoder implements JwtDecoder {
  private final IssuerKeys keys;
  private final String audience;
  private volatile @Nullable JwtDecoder decoder;

  /** Verifies tokens of the issuer that are meant for the audience. */
  public TokenDecoder(IssuerKeys keys, String audience) {
    this.keys = keys;
    this.audience = audience;
  }

  @Override
  public Jwt decode(String token) {
    JwtDecoder ready = decoder;
    if (ready == null) {
      ready = build();
      decoder = ready;
    }
    Jwt jwt = ready.decode(token);
    if (jwt.getSubject() == null || jwt.getSubject().isBlank()) {
      throw new org.springframework.security.oauth2.jwt.BadJwtException("the token names no user");
    }
    return new CallerToken(jwt);
  }

  private JwtDecoder build() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    try {
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256), keys.source()));
    } catch (IOException e) {
      throw new JwtException("the issuer " + keys.issuer() + " can't be reached", e);
    }
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    // the claims are for the validators below
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder nimbus = new NimbusJwtDecoder(processor);
    nimbus.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new JwtIssuerValidator(keys.issuer()),
            new JwtClaimValidator<@Nullable List<String>>(
                "aud", named -> named != null && named.contains(audience))));
    return nimbus;
  }
}
