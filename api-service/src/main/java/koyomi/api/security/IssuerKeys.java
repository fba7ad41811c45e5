package koyomi.api.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signing keys of the issuer, found by OpenID Connect discovery when first needed, then cached
 * and kept over outages of the issuer.
 */
public final class IssuerKeys {
  private static final int TIMEOUT_MS = 2_000;
  private static final int MAX_BYTES = 256 * 1024;
  private static final long FRESH_MS = Duration.ofMinutes(5).toMillis();
  private static final long KEPT_MS = Duration.ofHours(24).toMillis();

  private final String issuer;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable JWKSource<SecurityContext> source;

  /** The keys of an issuer; nothing is fetched yet. */
  public IssuerKeys(String issuer) {
    this.issuer = issuer;
  }

  /** Returns the issuer's URI, as tokens have to name it. */
  public String issuer() {
    return issuer;
  }

  /** Tells whether the keys can be looked up. */
  public boolean isKnown() {
    return source != null;
  }

  /**
   * Returns the keys.
   *
   * @throws IOException if the issuer doesn't answer and never has
   */
  public JWKSource<SecurityContext> source() throws IOException {
    JWKSource<SecurityContext> known = source;
    return known != null ? known : discover();
  }

  /** One at a time asks an issuer that may hang; the others wait no longer than it takes. */
  private JWKSource<SecurityContext> discover() throws IOException {
    try {
      if (!asking.tryLock(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the issuer at " + issuer + " doesn't answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    try {
      JWKSource<SecurityContext> known = source;
      return known != null ? known : find();
    } finally {
      asking.unlock();
    }
  }

  private JWKSource<SecurityContext> find() throws IOException {
    DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
    String slash = issuer.endsWith("/") ? "" : "/";
    URI metadata = URI.create(issuer + slash + ".well-known/openid-configuration");
    String uri = jwksUri(retriever.retrieveResource(metadata.toURL()).getContent());
    JWKSource<SecurityContext> found =
        JWKSourceBuilder.<SecurityContext>create(URI.create(uri).toURL(), retriever)
            .cache(FRESH_MS, TIMEOUT_MS)
            .retrying(true)
            .outageTolerant(KEPT_MS)
            .build();
    source = found;
    return found;
  }

  private String jwksUri(String metadata) throws IOException {
    try {
      JsonNode node = new JsonMapper().readTree(metadata);
      String named = node.path("issuer").asString("");
      if (!named.equals(issuer)) {
        throw new IOException("the issuer at " + issuer + " calls itself '" + named + "'");
      }
      return node.required("jwks_uri").asString();
    } catch (JacksonException e) {
      throw new IOException("the issuer's metadata can't be read", e);
    }
  }
}
