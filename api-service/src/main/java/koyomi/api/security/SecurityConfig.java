package koyomi.api.security;

import java.time.InstantSource;
import koyomi.api.config.KoyomiProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** A resource server: every route is closed but health and the documents of the API. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfig {
  private static final String[] OPEN = {
    "/actuator/health", "/actuator/health/**", "/v1/openapi.json", "/docs", "/docs/**"
  };

  private static final int CACHED_TOKENS = 10_000;

  @Bean
  IssuerKeys issuerKeys(KoyomiProperties properties) {
    return new IssuerKeys(properties.issuerUri());
  }

  @Bean
  JwtDecoder jwtDecoder(IssuerKeys keys, KoyomiProperties properties) {
    return new CachingTokenDecoder(
        new TokenDecoder(keys, properties.audience()), InstantSource.system(), CACHED_TOKENS);
  }

  @Bean
  InternalCalls internalCalls(KoyomiProperties properties) {
    return new InternalCalls(properties.internalToken());
  }

  @Bean
  HttpFirewall httpFirewall() {
    return new QuickFirewall();
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler() {
    return new SecurityProblems();
  }

  @Bean
  SecurityFilterChain closed(
      HttpSecurity http, JwtDecoder decoder, InternalCalls calls, KoyomiProperties properties) {
    SecurityProblems problems = new SecurityProblems();
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(h ->
            h.defaultsDisabled()
                .contentTypeOptions(Customizer.withDefaults())
                .frameOptions(f -> f.sameOrigin()))
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterBefore(new InternalCallFilter(calls), BearerTokenAuthenticationFilter.class)
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(new BearerTokens())
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(SecurityConfig::caller))
                .withObjectPostProcessor(new AnswerOutages(problems)))
        .authorizeHttpRequests(routes -> {
          routes.requestMatchers(OPEN).permitAll();
          if (properties.openMetrics()) {
            routes.requestMatchers("/actuator/prometheus").permitAll();
          }
          routes.requestMatchers("/internal/**").hasAuthority(CallerAuthentication.INTERNAL);
          routes.anyRequest().authenticated();
        });
    return http.build();
  }

  private static CallerAuthentication caller(Jwt jwt) {
    return CallerAuthentication.by(CallerToken.callerOf(jwt), jwt);
  }

  /** An issuer that doesn't answer is no fault of the client's: 503, by the same entry point. */
  private record AnswerOutages(SecurityProblems problems)
      implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
    @Override
    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
      AuthenticationEntryPointFailureHandler handler =
          new AuthenticationEntryPointFailureHandler(problems);
      handler.setRethrowAuthenticationServiceException(false);
      filter.setAuthenticationFailureHandler(handler);
      return filter;
    }
  }
}
