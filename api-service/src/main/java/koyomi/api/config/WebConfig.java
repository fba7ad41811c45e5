package koyomi.api.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import koyomi.api.people.FirstSight;
import koyomi.api.problem.ProblemErrorValve;
import koyomi.api.security.CallerResolver;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The web server: HTTP/1.1, and HTTP/2 without TLS between instances. */
@Configuration(proxyBeanMethods = false)
public class WebConfig implements WebMvcConfigurer {
  /** A client whose body is too large is heard out as far as this, so that it reads its answer. */
  private static final int SWALLOW = 80 << 20;

  /** The hop between two instances is one connection: it must carry all that is under way. */
  private static final int STREAMS = 2_000;

  /**
   * What an answer is gathered in before it goes to the socket: a month of a person's calendar
   * fits, and leaves in one piece.
   */
  private static final int WRITE_BUFFER = 32 << 10;

  private final MeterRegistry meters;

  private final FirstSight firstSight;

  /** Counts requests in this registry, and lets newcomers be met before they are answered. */
  public WebConfig(MeterRegistry meters, FirstSight firstSight) {
    this.meters = meters;
    this.firstSight = firstSight;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerResolver());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RequestTimes(meters));
    registry.addInterceptor(firstSight).addPathPatterns("/v1/**");
  }

  @Bean
  static WebMvcRegistrations routes() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new IndexedRoutes();
      }
    };
  }

  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat() {
    return factory -> {
      factory.addConnectorCustomizers(connector -> {
        Http2Protocol http2 = new Http2Protocol();
        http2.setMaxConcurrentStreams(STREAMS);
        http2.setMaxConcurrentStreamExecution(STREAMS);
        // instances are known to one another; bursts of small reads are no attack
        http2.setOverheadCountFactor(0);
        connector.addUpgradeProtocol(http2);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
          http.setMaxKeepAliveRequests(-1);
          http.setMaxSwallowSize(SWALLOW);
        }
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
          protocol.setTcpNoDelay(true);
          protocol.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
        }
      });
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(ProblemErrorValve.class.getName());
        }
      });
    };
  }
}
