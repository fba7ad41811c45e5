package koyomi.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private HttpTarget target;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    target = new HttpTarget("127.0.0.1", server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void shouldSendAtConstantRateWhenLoopIsOpen() {
    server.createContext("/", exchange -> answer(exchange, 200));

    LoadResult result =
        LoadDriver.run(
            target,
            LoadPlan.open(200, 8, Duration.ofMillis(200), Duration.ofSeconds(1)),
            new Ask(200));

    assertThat(result.count()).isEqualTo(200);
    assertThat(asked).hasValue(240);
    assertThat(result.perSecond()).isCloseTo(200, within(20.0));
    assertThat(result.faults()).isEmpty();
    assertThat(result.sampled()).isPositive();
  }

  @Test
  void shouldCountWaitFromIntendedTimeWhenServerStalls() {
    // one of the requests blocks the only connection for 500 ms: those due meanwhile wait too
    server.createContext(
        "/",
        exchange -> {
          if (asked.get() == 20) {
            pause();
          }
          answer(exchange, 200);
        });

    LoadResult result =
        LoadDriver.run(
            target, LoadPlan.open(100, 1, Duration.ZERO, Duration.ofSeconds(1)), new Ask(200));

    assertThat(result.count()).isEqualTo(100);
    assertThat(result.maxMillis()).isGreaterThan(490);
    // about 50 requests were due in that half second, a quarter of all waited 250 ms and more
    assertThat(result.millis(75)).isGreaterThan(150);
  }

  @Test
  void shouldStopAfterCountWhenLoopIsClosed() {
    server.createContext("/", exchange -> answer(exchange, 200));

    LoadResult result = LoadDriver.run(target, LoadPlan.count(4, 50), new Ask(200));

    assertThat(result.count()).isEqualTo(50);
    assertThat(result.sampled()).isEqualTo(50);
    assertThat(asked).hasValue(50);
  }

  @Test
  void shouldNameFaultsWhenAnswersAreWrong() {
    server.createContext("/", exchange -> answer(exchange, asked.get() % 2 == 0 ? 200 : 503));

    LoadResult result = LoadDriver.run(target, LoadPlan.count(1, 10), new Ask(200));

    assertThat(result.count()).isEqualTo(5);
    assertThat(result.faults()).containsEntry("status 503", 5L);
  }

  @Test
  void shouldGoOnWhenServerClosesConnection() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Connection", "close");
          answer(exchange, 200);
        });

    LoadResult result = LoadDriver.run(target, LoadPlan.count(2, 20), new Ask(200));

    assertThat(result.count()).isEqualTo(20);
    assertThat(result.faults()).isEmpty();
  }

  @Test
  void shouldRefuseWhenTargetIsAnotherMachine() {
    assertThatThrownBy(() ->
            LoadDriver.run(new HttpTarget("192.0.2.1", 80), LoadPlan.count(1, 1), new Ask(200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("192.0.2.1");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    asked.incrementAndGet();
    byte[] body = "{\"ok\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private record Ask(int expected) implements Traffic {
    @Override
    public Request request(long number) {
      return Request.of("GET", "/" + number).build();
    }

    @Override
    public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
      return answer.status() == expected ? null : "status " + answer.status();
    }
  }
}
