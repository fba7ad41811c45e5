package koyomi.api.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import koyomi.api.problem.ProblemException;
import koyomi.domain.calendar.Answer;
import koyomi.topologies.calendar.query.Consistency;
import org.junit.jupiter.api.Test;

class PendingCommandsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void shouldCompleteWhenBothPlaceAndAnswerAreKnown() {
    PendingCommands<Answer> pending = new PendingCommands<>(10, LONG);
    PendingCommand<Answer> command = pending.add("c", 0, LONG);

    pending.answered("c", new Answer.Deleted());
    assertThat(command.receipt()).isNotDone();
    command.placed(new Consistency(0, 9));

    assertThat(command.receipt())
        .isCompletedWithValue(
            new KafkaGateway.Answered<Answer>(new Answer.Deleted(), new Consistency(0, 9)));
    assertThat(pending.size()).isZero();
  }

  @Test
  void shouldRefuseWhenTooManyAreUnderWay() {
    PendingCommands<Answer> pending = new PendingCommands<>(1, LONG);
    pending.add("a", 0, LONG);

    assertUnavailable(() -> pending.add("b", 1, LONG));
  }

  @Test
  void shouldRefuseOnlyThePartitionWhoseWriterLags() {
    PendingCommands<Answer> pending = new PendingCommands<>(10, Duration.ZERO);
    pending.add("a", 0, LONG);

    assertUnavailable(() -> pending.add("b", 0, LONG));
    assertThat(pending.add("c", 1, LONG).receipt()).isNotDone();
  }

  @Test
  void shouldTakeAgainWhenTheOldestWasAnswered() {
    PendingCommands<Answer> pending = new PendingCommands<>(10, Duration.ZERO);
    pending.add("a", 0, LONG).placed(new Consistency(0, 1));
    pending.answered("a", new Answer.Deleted());

    assertThat(pending.add("b", 0, LONG).receipt()).isNotDone();
  }

  @Test
  void shouldEndWhenTimeIsOverAndIgnoreLateAnswer() {
    PendingCommands<Answer> pending = new PendingCommands<>(10, LONG);
    PendingCommand<Answer> command = pending.add("a", 0, Duration.ZERO);

    pending.expire();
    pending.answered("a", new Answer.Deleted());

    assertThat(command.receipt()).isCompletedExceptionally();
    assertThat(pending.size()).isZero();
  }

  private static void assertUnavailable(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind().status()).isEqualTo(503);
              assertThat(e.problem().retryAfter()).isNotNull();
            });
  }
}
