package koyomi.bench.http;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A server to speak to in plain HTTP.
 *
 * @param host name or address
 * @param port TCP port
 */
public record HttpTarget(String host, int port) {
  private static final int DEFAULT_PORT = 80;

  /**
   * Reads a base URI.
   *
   * @param base such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if it isn't plain HTTP
   */
  public static HttpTarget of(URI base) {
    if (!"http".equals(base.getScheme()) || base.getHost() == null) {
      throw new IllegalArgumentException("the benchmarks speak plain http only, not " + base);
    }
    return new HttpTarget(base.getHost(), base.getPort() < 0 ? DEFAULT_PORT : base.getPort());
  }

  /** Returns the address to connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /**
   * Returns the address to connect to, if it is this machine's own.
   *
   * @throws IllegalArgumentException if it is another's: load is never sent over a network by
   *     accident
   */
  public InetSocketAddress loopback() {
    InetSocketAddress address = address();
    if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("load is sent to this machine only, not to " + host);
    }
    return address;
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
