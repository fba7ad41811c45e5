package koyomi.api.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.api.problem.ProblemException;
import koyomi.api.security.InternalCalls;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.Placement;
import koyomi.topologies.calendar.query.ReadRequirement;
import koyomi.topologies.calendar.query.ShardReads;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;

class ShardRouterTest {
  private static final HostInfo OWNER = new HostInfo("owner", 1);
  private static final HostInfo STANDBY = new HostInfo("standby", 1);
  private static final HostInfo SELF = new HostInfo("self", 1);
  private static final ShardKey SHARD = ShardKey.ofUser("alice");

  private final Instances instances = new Instances(new InternalCalls("secret"));

  @AfterEach
  void stop() {
    instances.close();
  }

  @Test
  @Timeout(20)
  void shouldLeaveTheStandbyTimeWhenTheOwnerHangs() throws Exception {
    String answer =
        ask(
            List.of(STANDBY),
            Duration.ofSeconds(2),
            (instance, standby, until) -> {
              if (standby) {
                assertThat(until.left()).isPositive();
                return Optional.of("from " + instance.host());
              }
              return hangs(until);
            });

    assertThat(answer).isEqualTo("from standby");
  }

  @Test
  @Timeout(20)
  void shouldSayUnavailableAtTheDeadlineWhenNobodyAnswers() {
    assertThatThrownBy(
            () -> ask(List.of(STANDBY), Duration.ofMillis(400), (_, _, until) -> hangs(until)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  @Timeout(20)
  void shouldAskAgainWhenAStoreIsClosedUnderAnOpenIterator() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ShardRouter<String> router =
        new ShardRouter<>(
            new Here(), instances, SELF, new RebalanceSignal(), Duration.ofSeconds(10));

    String answer =
        router.query(
            SHARD,
            new MockHttpServletRequest(),
            Deadline.after(Duration.ofSeconds(10)),
            view -> {
              if (asked.incrementAndGet() == 1) {
                throw new InvalidStateStoreException("the store has closed");
              }
              return view;
            },
            (_, _, _) -> Optional.empty());

    assertThat(answer).isEqualTo("from here");
    assertThat(asked).hasValue(2);
  }

  private String ask(
      List<HostInfo> standbys, Duration timeout, ShardRouter.RemoteRead<String> remote)
      throws IOException {
    ShardRouter<String> router =
        new ShardRouter<>(new Elsewhere(standbys), instances, SELF, new RebalanceSignal(), timeout);
    return router.query(
        SHARD, new MockHttpServletRequest(), Deadline.after(timeout), view -> view, remote);
  }

  private static Optional<String> hangs(Deadline until) throws IOException {
    try {
      assertThat(new CountDownLatch(1).await(until.left().toNanos(), TimeUnit.NANOSECONDS))
          .isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("no answer in time");
  }

  /** Stores that are here. */
  private static final class Here implements ShardReads<String> {
    @Override
    public Placement placementOf(ShardKey shard) {
      return new Placement(0, SELF, List.of(), true);
    }

    @Override
    public String open(ShardKey shard, ReadRequirement requirement) {
      return "from here";
    }
  }

  /** Stores of which another instance has the active ones. */
  private record Elsewhere(List<HostInfo> standbys) implements ShardReads<String> {
    @Override
    public Placement placementOf(ShardKey shard) {
      return new Placement(0, OWNER, standbys, false);
    }

    @Override
    public String open(ShardKey shard, ReadRequirement requirement) {
      throw new AssertionError("the stores are elsewhere");
    }
  }
}
