package koyomi.topologies.calendar.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.LagInfo;
import org.junit.jupiter.api.Test;

class LagsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<CompletableFuture<Map<String, Map<Integer, LagInfo>>>> broker =
      new LinkedBlockingQueue<>();
  private final Lags lags =
      new Lags(() -> {
        CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer = new CompletableFuture<>();
        broker.add(answer);
        return answer.join();
      });

  @Test
  void shouldGiveUpWhenTheBrokerDoesNotAnswerInTime() throws Exception {
    assertThatThrownBy(() -> lags.within(Duration.ofMillis(20))).isInstanceOf(StaleException.class);
    assertThatThrownBy(() -> lags.within(Duration.ZERO)).isInstanceOf(StaleException.class);

    asked().complete(Map.of());
  }

  @Test
  void shouldNotTakeTheAnswerToAQuestionThatWasPutBefore() throws Exception {
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> first = wait(LONG);
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> before = asked();
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> second = wait(LONG);

    before.complete(Map.of("before", Map.of()));

    assertThat(first.get(20, TimeUnit.SECONDS)).containsKey("before");
    asked().complete(Map.of("after", Map.of()));
    assertThat(second.get(20, TimeUnit.SECONDS)).containsKey("after");
    assertThat(broker).isEmpty();
  }

  @Test
  void shouldSayThatItIsUnknownWhenTheQuestionFails() throws Exception {
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> waiting = wait(LONG);

    asked().completeExceptionally(new IllegalStateException("not running"));

    assertThat(waiting)
        .failsWithin(LONG)
        .withThrowableThat()
        .withRootCauseInstanceOf(StaleException.class);
    assertThat(wait(LONG)).isNotDone();
    asked().complete(Map.of());
  }

  private CompletableFuture<Map<String, Map<Integer, LagInfo>>> wait(Duration patience) {
    return CompletableFuture.supplyAsync(
        () -> lags.within(patience), task -> Thread.ofVirtual().start(task));
  }

  private CompletableFuture<Map<String, Map<Integer, LagInfo>>> asked() throws Exception {
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> question =
        broker.poll(20, TimeUnit.SECONDS);
    assertThat(question).isNotNull();
    return question;
  }
}
