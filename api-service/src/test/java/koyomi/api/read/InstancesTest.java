package koyomi.api.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import koyomi.api.security.Caller;
import koyomi.api.security.InternalCalls;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;

/** What becomes of questions to another instance that stops in the middle of its answer. */
class InstancesTest {
  private static final byte[] BODY = "half".getBytes(StandardCharsets.UTF_8);

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Instances instances = new Instances(new InternalCalls("secret"));
  private final HttpServer other;

  InstancesTest() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    other.setExecutor(threads);
    other.createContext("/whole", exchange -> answer(exchange, BODY.length));
    other.createContext(
        "/half",
        exchange -> {
          answer(exchange, 2 * BODY.length);
          await();
        });
    other.createContext("/nothing", _ -> await());
    other.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    instances.close();
    other.stop(0);
    threads.close();
  }

  @Test
  void shouldGiveTheWholeAnswer() throws Exception {
    HttpResponse<InputStream> answer = ask("/whole", Duration.ofSeconds(20));

    assertThat(answer.body().readAllBytes()).isEqualTo(BODY);
  }

  @Test
  @Timeout(20)
  void shouldEndWithTheDeadlineWhenTheAnswerStopsInTheMiddle() {
    assertThatThrownBy(() -> ask("/half", Duration.ofMillis(300))).isInstanceOf(IOException.class);
  }

  @Test
  @Timeout(20)
  void shouldEndWithTheDeadlineWhenThereIsNoAnswer() {
    assertThatThrownBy(() -> ask("/nothing", Duration.ofMillis(300)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask("/nothing", Duration.ZERO)).isInstanceOf(IOException.class);
  }

  private HttpResponse<InputStream> ask(String path, Duration patience) throws IOException {
    return instances.get(
        new HostInfo("localhost", other.getAddress().getPort()),
        path,
        new MockHttpServletRequest(),
        new Caller("alice", false, false),
        Deadline.after(patience),
        false);
  }

  private static void answer(HttpExchange exchange, int length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(BODY);
    exchange.getResponseBody().flush();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
