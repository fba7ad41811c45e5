package koyomi.api.read;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import koyomi.api.security.Caller;
import koyomi.api.security.InternalCalls;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, asked over HTTP/2 on behalf of a caller. */
public final class Instances implements AutoCloseable {
  /**
   * On an answer: this instance doesn't hold what was asked for; nothing is wrong with the query.
   */
  static final String NOT_HERE = "Koyomi-Not-Here";

  /** On a request: a standby may answer, if it provably has everything. */
  static final String STANDBY = "Koyomi-Standby";

  private static final int WHOLE = 4 << 20;
  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final List<String> PASSED_ON =
      List.of("Accept", "If-None-Match", "If-Match", ConsistencyHeader.NAME);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_2)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final InternalCalls calls;

  /** The instances that share a secret. */
  public Instances(InternalCalls calls) {
    this.calls = calls;
  }

  /**
   * Sends a read on as it came.
   *
   * @return the answer, whole before the client gets a byte of it, so that an owner which dies
   *     while it answers can be asked again; beyond 4 MiB, or without a known length, as it comes
   * @throws IOException if the instance can't be reached or doesn't answer in time
   */
  HttpResponse<InputStream> forward(
      HostInfo to, HttpServletRequest request, Caller caller, Deadline deadline, boolean standby)
      throws IOException {
    String query = request.getQueryString();
    String path = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    HttpRequest.Builder onward =
        calls.to(uri(to, path), caller, deadline.left()).method(request.getMethod(), none());
    for (String name : PASSED_ON) {
      String value = request.getHeader(name);
      if (value != null) {
        onward.header(name, value);
      }
    }
    if (standby) {
      onward.header(STANDBY, "true");
    }
    return send(onward.build(), deadline);
  }

  /**
   * Asks another instance for something of its own.
   *
   * @throws IOException if the instance can't be reached or doesn't answer in time
   */
  public HttpResponse<InputStream> get(
      HostInfo from,
      String path,
      HttpServletRequest cause,
      Caller caller,
      Deadline deadline,
      boolean standby)
      throws IOException {
    HttpRequest.Builder request = calls.to(uri(from, path), caller, deadline.left()).GET();
    String consistency = cause.getHeader(ConsistencyHeader.NAME);
    if (consistency != null) {
      request.header(ConsistencyHeader.NAME, consistency);
    }
    if (standby) {
      request.header(STANDBY, "true");
    }
    return send(request.build(), deadline);
  }

  /**
   * The request's own timeout ends with the headers of the answer, so the wait for the whole of it
   * has one as well.
   */
  private HttpResponse<InputStream> send(HttpRequest request, Deadline deadline)
      throws IOException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, Instances::whole);
    try {
      return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A body of known, moderate size is taken whole, a larger one streamed. */
  private static BodySubscriber<InputStream> whole(ResponseInfo answer) {
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
    return length <= WHOLE
        ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new)
        : BodySubscribers.ofInputStream();
  }

  private static HttpRequest.BodyPublisher none() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static URI uri(HostInfo host, String path) {
    return URI.create("http://" + host.host() + ":" + host.port() + path);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
