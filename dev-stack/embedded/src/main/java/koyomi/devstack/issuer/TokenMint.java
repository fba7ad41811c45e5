package koyomi.devstack.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes RS256 access tokens without a browser, the same that the login gives. */
public final class TokenMint {
  /** How long a token is good. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** The audience of every access token. */
  public static final String AUDIENCE = "koyomi";

  private final String issuer;
  private final String keyId;
  private final JwtEncoder encoder;

  /**
   * A mint of one issuer.
   *
   * @param issuer the {@code iss} claim
   * @param key signs the tokens
   */
  TokenMint(String issuer, RSAKey key) {
    this.issuer = issuer;
    this.keyId = key.getKeyID();
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
  }

  /**
   * Makes a token for a person.
   *
   * @param user the person
   * @param life from now to its expiry; negative for one that has expired
   * @return the compact token
   */
  public String token(DemoUser user, Duration life) {
    var claims = claims(user.id(), life);
    addPerson(claims, user);
    return encode(claims.build());
  }

  /**
   * Makes a token for a service account: its {@code client_id} equals its subject.
   *
   * @param clientId the account
   * @return the compact token
   */
  public String serviceToken(String clientId) {
    return encode(claims(clientId, LIFE).claim("client_id", clientId).build());
  }

  /** The claims that say who a person is. */
  static void addPerson(JwtClaimsSet.Builder claims, DemoUser user) {
    claims.claim("name", user.name()).claim("email", user.email()).claim("roles", user.roles());
  }

  private JwtClaimsSet.Builder claims(String subject, Duration life) {
    var now = Instant.now();
    var issuedAt = life.isNegative() ? now.plus(life).minus(LIFE) : now;
    return JwtClaimsSet.builder()
        .issuer(issuer)
        .subject(subject)
        .audience(List.of(AUDIENCE))
        .id(UUID.randomUUID().toString())
        .issuedAt(issuedAt)
        .notBefore(issuedAt)
        .expiresAt(now.plus(life));
  }

  private String encode(JwtClaimsSet claims) {
    var header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").keyId(keyId).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }
}
