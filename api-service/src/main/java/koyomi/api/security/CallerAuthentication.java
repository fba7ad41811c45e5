package koyomi.api.security;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller that is known: by a token, or by the word of another instance. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
  /** What only another instance may. */
  static final String INTERNAL = "INTERNAL";

  private static final Collection<GrantedAuthority> OF_INSTANCES =
      List.of(new SimpleGrantedAuthority(INTERNAL));

  private final transient Caller caller;
  private final boolean forwarded;

  /**
   * A known caller.
   *
   * @param forwarded whether another instance sent the request on
   */
  CallerAuthentication(Caller caller, boolean forwarded) {
    super(forwarded ? OF_INSTANCES : List.of());
    this.caller = caller;
    this.forwarded = forwarded;
    setAuthenticated(true);
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
