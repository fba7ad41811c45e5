package koyomi.devstack;

import java.nio.file.Path;
import java.util.UUID;
import koyomi.devstack.issuer.DemoUser;
import koyomi.devstack.issuer.IssuerServer;
import koyomi.devstack.issuer.TokenMint;

/**
 * An OIDC issuer in this JVM, on loopback only, with discovery, a key set and the demo users. Needs
 * {@code spring-boot-starter-security-oauth2-authorization-server} on the class path.
 */
public final class EmbeddedIssuer implements AutoCloseable {
  private final int port;
  private final IssuerServer server;

  private EmbeddedIssuer(int port, IssuerServer server) {
    this.port = port;
    this.server = server;
  }

  /**
   * Starts an issuer on a free port.
   *
   * @param dir where its signing key is kept; made when missing
   * @return the running issuer
   */
  public static EmbeddedIssuer start(Path dir) {
    return start(dir, Ports.free(), UUID.randomUUID().toString());
  }

  /**
   * Starts an issuer.
   *
   * @param dir where its signing key is kept; made when missing
   * @param port where it answers; part of its identity, so keep it for tokens to stay good
   * @param tokenSecret opens its demo-token endpoint
   * @return the running issuer
   */
  public static EmbeddedIssuer start(Path dir, int port, String tokenSecret) {
    return new EmbeddedIssuer(
        port, IssuerServer.start(dir.resolve("signing-key.json"), port, tokenSecret));
  }

  /** The issuer identifier; discovery is below it. */
  public String uri() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * A token good for 12 hours.
   *
   * @param userId a demo user, or any other id, which becomes a person without roles
   * @return the compact token
   */
  public String token(String userId) {
    return server.token(DemoUser.find(userId).orElseGet(() -> DemoUser.person(userId, userId)));
  }

  /** Makes other tokens: expired ones, service accounts. */
  public TokenMint mint() {
    return server.mint();
  }

  @Override
  public void close() {
    server.close();
  }
}
