package koyomi.devstack.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import koyomi.devstack.races.Operation.Kind;
import koyomi.devstack.races.Operation.Outcome;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong, and nothing else. */
class LinearizationTest {
  private static final Room A = new Room(Map.of(0, "a", 1, "a"));

  @Test
  void shouldAcceptWhenOneOfTwoAtOnceIsRefused() {
    assertThat(
            Linearization.exists(
                List.of(
                    reserve(0, 10, "b", 1, 3, Outcome.REFUSED),
                    reserve(2, 12, "a", 0, 2, Outcome.DONE)),
                A))
        .isTrue();
  }

  @Test
  void shouldRejectWhenBothOverlappingAreConfirmed() {
    assertThat(
            Linearization.exists(
                List.of(
                    reserve(0, 10, "a", 0, 2, Outcome.DONE),
                    reserve(2, 12, "b", 1, 3, Outcome.DONE)),
                A))
        .isFalse();
  }

  @Test
  void shouldRejectWhenARefusalHadNoReasonInItsTime() {
    assertThat(
            Linearization.exists(
                List.of(
                    reserve(0, 10, "b", 1, 3, Outcome.REFUSED),
                    reserve(11, 20, "a", 0, 2, Outcome.DONE)),
                A))
        .isFalse();
  }

  @Test
  void shouldRejectWhenWhatWasAcknowledgedIsGone() {
    assertThat(Linearization.exists(List.of(reserve(0, 10, "a", 0, 2, Outcome.DONE)), Room.empty()))
        .isFalse();
  }

  @Test
  void shouldRejectWhenAMoveLeavesTheOldTimeTaken() {
    Operation moved = new Operation(11, 20, Kind.MOVE, "a", 4, 6, Outcome.DONE);
    Operation refused = reserve(21, 30, "b", 0, 2, Outcome.REFUSED);
    Room last = new Room(Map.of(4, "a", 5, "a"));

    List<Operation> history = List.of(reserve(0, 10, "a", 0, 2, Outcome.DONE), moved);
    assertThat(Linearization.exists(history, last)).isTrue();
    assertThat(Linearization.exists(List.of(history.getFirst(), moved, refused), last)).isFalse();
  }

  @Test
  void shouldAcceptEitherWhenAnAnswerWasLost() {
    List<Operation> lost = List.of(reserve(0, Long.MAX_VALUE, "a", 0, 2, Outcome.UNKNOWN));

    assertThat(Linearization.exists(lost, A)).isTrue();
    assertThat(Linearization.exists(lost, Room.empty())).isTrue();
    assertThat(Linearization.exists(lost, new Room(Map.of(0, "b")))).isFalse();
  }

  private static Operation reserve(
      long begin, long end, String name, int from, int to, Outcome outcome) {
    return new Operation(begin, end, Kind.RESERVE, name, from, to, outcome);
  }
}
