package koyomi.api.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** A verified token, with what it says of the caller: read once, not with each request. */
final class CallerToken extends Jwt {
  private static final long serialVersionUID = 1;

  private final transient Caller caller;

  /** Reads a token that names a subject. */
  CallerToken(Jwt jwt) {
    super(
        jwt.getTokenValue(),
        jwt.getIssuedAt(),
        jwt.getExpiresAt(),
        jwt.getHeaders(),
        jwt.getClaims());
    this.caller = callerOf(jwt);
  }

  /** Returns whom a token names. */
  static Caller callerOf(Jwt jwt) {
    if (jwt instanceof CallerToken known) {
      return known.caller;
    }
    String user = Objects.requireNonNull(jwt.getSubject());
    @Nullable String client = jwt.getClaimAsString("client_id");
    if (client == null) {
      client = jwt.getClaimAsString("azp");
    }
    List<String> roles = jwt.getClaimAsStringList("roles");
    boolean admin = roles != null && roles.contains("admin");
    return new Caller(user, user.equals(client), admin);
  }
}
