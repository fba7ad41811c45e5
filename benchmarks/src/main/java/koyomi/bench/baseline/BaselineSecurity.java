package koyomi.bench.baseline;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** A resource server like the service's. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class BaselineSecurity {
  private static final String SCHEME = "Bearer ";

  @Bean
  JwtDecoder jwtDecoder(BaselineKeys keys) {
    return new TokenCache(keys.decoder());
  }

  @Bean
  HttpFirewall httpFirewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(BaselineSecurity::isPrintableAscii);
    firewall.setAllowedHeaderValues(BaselineSecurity::isPrintableAscii);
    firewall.setAllowedParameterNames(BaselineSecurity::isPrintableAscii);
    firewall.setAllowedParameterValues(BaselineSecurity::isPrintableAscii);
    return firewall;
  }

  /** Finds the token as the service does: without a regular expression. */
  private static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : null;
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  @Bean
  SecurityFilterChain closed(HttpSecurity http) {
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(h -> h.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
        .oauth2ResourceServer(server ->
            server.bearerTokenResolver(BaselineSecurity::token).jwt(Customizer.withDefaults()))
        .authorizeHttpRequests(routes -> routes.anyRequest().authenticated());
    return http.build();
  }
}
