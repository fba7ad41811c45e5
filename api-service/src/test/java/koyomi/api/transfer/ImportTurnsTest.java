package koyomi.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import org.junit.jupiter.api.Test;

class ImportTurnsTest {
  @Test
  void shouldWaitForATurnWhenAllAreTaken() throws Exception {
    ImportTurns turns = new ImportTurns(1, Duration.ofMinutes(1));
    turns.begin();

    CompletableFuture<Void> second = CompletableFuture.runAsync(turns::begin);
    assertThat(second).isNotDone();
    turns.end();

    second.get(1, TimeUnit.MINUTES);
  }

  @Test
  void shouldRefuseForTheMomentWhenNoTurnComes() {
    ImportTurns turns = new ImportTurns(1, Duration.ofMillis(1));
    turns.begin();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(turns::begin)
        .satisfies(refusal ->
            assertThat(refusal.problem().kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS));
    turns.end();
    turns.begin();
  }
}
