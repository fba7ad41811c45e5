package koyomi.devstack.issuer;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running authorization server. */
public final class IssuerServer implements AutoCloseable {
  private final TokenMint mint;
  private final ConfigurableApplicationContext context;

  private IssuerServer(TokenMint mint, ConfigurableApplicationContext context) {
    this.mint = mint;
    this.context = context;
  }

  /**
   * Starts on loopback and waits until it answers.
   *
   * @param keyFile where the signing key is kept
   * @param port where it answers
   * @param tokenSecret opens the demo-token endpoint
   * @return the running server
   */
  public static IssuerServer start(Path keyFile, int port, String tokenSecret) {
    var uri = "http://127.0.0.1:" + port;
    var key = SigningKey.load(keyFile);
    var mint = new TokenMint(uri, key);
    var application = new SpringApplication(IssuerConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    // the logging of this JVM belongs to whoever embeds the issuer
    application.setListeners(
        application.getListeners().stream()
            .filter(listener -> !(listener instanceof LoggingApplicationListener))
            .toList());
    application.setInitializers(
        List.of(context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(IssuerSettings.class, () -> new IssuerSettings(uri, tokenSecret));
          beans.registerBean(RSAKey.class, () -> key);
          beans.registerBean(TokenMint.class, () -> mint);
        }));
    return new IssuerServer(
        mint,
        application.run(
            // as arguments they win over the environment; an application.yaml of the host's own
            // application is not meant for the issuer
            "--spring.config.location=optional:classpath:/koyomi/devstack/issuer/",
            "--spring.jmx.enabled=false",
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--server.shutdown=immediate",
            "--server.servlet.session.cookie.name=KOYOMI_ISSUER",
            "--server.tomcat.threads.max=8",
            "--server.tomcat.threads.min-spare=1"));
  }

  /**
   * A token good for {@link TokenMint#LIFE}.
   *
   * @param user the person
   * @return the compact token
   */
  public String token(DemoUser user) {
    return mint.token(user, TokenMint.LIFE);
  }

  /** Makes other tokens: expired ones, service accounts. */
  public TokenMint mint() {
    return mint;
  }

  @Override
  public void close() {
    context.close();
  }
}
