package koyomi.bench.baseline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** A resource server like the service's. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class BaselineSecurity {
  @Bean
  JwtDecoder jwtDecoder(BaselineKeys keys) {
    return new TokenCache(keys.decoder());
  }

  @Bean
  SecurityFilterChain closed(HttpSecurity http) {
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(h -> h.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .authorizeHttpRequests(routes -> routes.anyRequest().authenticated());
    return http.build();
  }
}
