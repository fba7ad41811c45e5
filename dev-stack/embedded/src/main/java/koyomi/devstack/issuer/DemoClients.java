package koyomi.devstack.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The two clients of the embedded stack: a public one for browsers and native programs on this
 * machine (code flow with PKCE), and a service account with a secret.
 */
public final class DemoClients implements RegisteredClientRepository {
  /** The public client; it has no secret. */
  public static final String PUBLIC_CLIENT = "koyomi-demo";

  /** The service account; it is the subject of its own tokens. */
  public static final String SERVICE_ACCOUNT = "koyomi-service";

  /** The secret of {@link #SERVICE_ACCOUNT}. */
  public static final String SERVICE_SECRET = "koyomi-service-secret";

  private final RegisteredClientRepository clients =
      new InMemoryRegisteredClientRepository(publicClient(), serviceAccount());

  DemoClients() {}

  @Override
  public void save(RegisteredClient client) {
    clients.save(client);
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return clients.findById(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return clients.findByClientId(clientId);
  }

  private static RegisteredClient publicClient() {
    return RegisteredClient.withId(PUBLIC_CLIENT)
        .clientId(PUBLIC_CLIENT)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        // RFC 8252 7.3: on loopback any port will do
        .redirectUris(uris ->
            uris.addAll(
                List.of(
                    "http://127.0.0.1/callback",
                    "http://127.0.0.1/docs/oauth2-redirect.html",
                    "http://127.0.0.1/v1/docs/oauth2-redirect.html",
                    "http://127.0.0.1/swagger-ui/oauth2-redirect.html")))
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .scope(OidcScopes.EMAIL)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(tokenSettings())
        .build();
  }

  private static RegisteredClient serviceAccount() {
    return RegisteredClient.withId(SERVICE_ACCOUNT)
        .clientId(SERVICE_ACCOUNT)
        .clientSecret("{noop}" + SERVICE_SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(tokenSettings())
        .build();
  }

  private static TokenSettings tokenSettings() {
    return TokenSettings.builder().accessTokenTimeToLive(TokenMint.LIFE).build();
  }
}
