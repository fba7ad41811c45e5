package koyomi.api.security;

import java.util.Collection;
import java.util.List;
import koyomi.domain.people.Introduction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A caller that is known: by a token, or by the word of another instance. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
  /** What only another instance may. */
  static final String INTERNAL = "INTERNAL";

  private static final Collection<GrantedAuthority> OF_INSTANCES =
      List.of(new SimpleGrantedAuthority(INTERNAL));

  private final transient Caller caller;
  private final transient @Nullable Jwt token;
  private final boolean forwarded;

  private CallerAuthentication(Caller caller, @Nullable Jwt token) {
    super(token == null ? OF_INSTANCES : List.of());
    this.caller = caller;
    this.token = token;
    this.forwarded = token == null;
    setAuthenticated(true);
  }

  /** A caller whom a token names. */
  static CallerAuthentication by(Caller caller, Jwt token) {
    return new CallerAuthentication(caller, token);
  }

  /** A caller on whose behalf another instance sent the request on. */
  static CallerAuthentication forwarded(Caller caller) {
    return new CallerAuthentication(caller, null);
  }

  /** Tells whether another instance sent the request on. */
  public boolean isForwarded() {
    return forwarded;
  }

  /** Returns what the token says of the caller; nothing where another instance has seen it. */
  public Introduction introduction() {
    return token == null
        ? Introduction.NONE
        : new Introduction(
            text(token, "name"),
            text(token, "email"),
            text(token, "zoneinfo"),
            text(token, "locale"));
  }

  private static @Nullable String text(Jwt token, String claim) {
    return token.getClaims().get(claim) instanceof String text ? text : null;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallerAuthentication that
        && caller.equals(that.caller)
        && forwarded == that.forwarded;
  }

  @Override
  public int hashCode() {
    return caller.hashCode();
  }
}
