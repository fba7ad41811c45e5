package koyomi.devstack.issuer;

import static java.util.Objects.requireNonNull;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * The authorization server, assembled by hand: auto-configuration of everything would double its
 * start, and the whole stack waits for its start.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class
})
class IssuerConfiguration {
  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
        .authorizeHttpRequests(requests ->
            requests
                // has its own guard, the secret
                .requestMatchers(TokenServlet.PATH + "*")
                .permitAll()
                .anyRequest()
                .authenticated())
        .csrf(csrf -> csrf.ignoringRequestMatchers(TokenServlet.PATH + "*"))
        .cors(cors -> cors.configurationSource(fromThisMachine()))
        .formLogin(withDefaults())
        .build();
  }

  private static CorsConfigurationSource fromThisMachine() {
    // the API's documentation page logs in from its own port
    var loopback = new CorsConfiguration();
    loopback.setAllowedOriginPatterns(List.of("http://127.0.0.1:[*]", "http://localhost:[*]"));
    loopback.addAllowedMethod(CorsConfiguration.ALL);
    loopback.addAllowedHeader(CorsConfiguration.ALL);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", loopback);
    return source;
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        DemoUser.ALL.stream()
            .map(user ->
                User.withUsername(user.id())
                    .password("{noop}" + user.password())
                    .roles("USER")
                    .build())
            .toList());
  }

  @Bean
  DemoClients clients() {
    return new DemoClients();
  }

  @Bean
  AuthorizationServerSettings settings(IssuerSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.uri()).build();
  }

  @Bean
  JWKSource<SecurityContext> keys(RSAKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  @Bean
  JwtDecoder decoder(RSAKey key) throws JOSEException {
    // the user-info endpoint reads the tokens that it is given
    return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      var claims = context.getClaims();
      var subject = requireNonNull(context.<Authentication>getPrincipal()).getName();
      DemoUser.find(subject).ifPresent(user -> TokenMint.addPerson(claims, user));
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        claims.audience(List.of(TokenMint.AUDIENCE));
        claims.claim("client_id", context.getRegisteredClient().getClientId());
      }
    };
  }

  @Bean
  ServletRegistrationBean<TokenServlet> tokens(TokenMint mint, IssuerSettings settings) {
    return new ServletRegistrationBean<>(new TokenServlet(mint, settings.tokenSecret()), "/");
  }
}
