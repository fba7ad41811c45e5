package koyomi.bench.baseline;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** The service's sockets: a person's month leaves in one piece. */
final class BaselineSockets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final int WRITE_BUFFER = 32 << 10;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> {
      if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
        protocol.setTcpNoDelay(true);
        protocol.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
      }
    });
  }
}
