package koyomi.topologies.scheduling.resources;

import static koyomi.topologies.scheduling.resources.ResourceDriver.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import koyomi.domain.resource.ResourceFact.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The timer that frees what nobody came to, by the topology's own clock. */
class NoShowTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldFreeTheTimeWhenNobodyCameIn15Minutes() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      reserve(driver, "a", 60, 120, null);
      driver.facts();
      driver.passes(Duration.ofMinutes(75).minus(SECOND));
      assertThat(driver.facts()).isEmpty();

      driver.passes(SECOND);

      assertThat(driver.facts())
          .singleElement()
          .satisfies(fact -> {
            assertThat(fact.recordedAt()).isEqualTo(driver.now());
            assertThat(noShow(fact).userId()).isEqualTo("ann");
            assertThat(noShow(fact).status()).isEqualTo(Status.NO_SHOW);
          });
      assertThat(reserve(driver, "b", 75, 120, null))
          .isInstanceOf(ResourceAnswer.OfReservation.class);
    }
  }

  @Test
  void shouldLeaveTheTimeWhenSomebodyCame() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      reserve(driver, "a", 60, 120, null);
      assertThat(driver.send(new ResourceCommand.CheckIn("a")))
          .isInstanceOf(ResourceAnswer.OfRefusal.class);
      driver.passes(Duration.ofMinutes(45));
      driver.send(new ResourceCommand.CheckIn("a"));
      driver.facts();

      driver.passes(Duration.ofHours(2));

      assertThat(driver.facts()).isEmpty();
      assertThat(reserve(driver, "b", 60, 120, null)).isInstanceOf(ResourceAnswer.OfRefusal.class);
    }
  }

  @Test
  void shouldFreeOnlyTheOccurrenceWhenASeriesIsReserved() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      reserve(driver, "a", 60, 120, "FREQ=DAILY;COUNT=3");
      driver.facts();

      driver.passes(Duration.ofMinutes(75));

      Reservation series = noShow(driver.facts().getFirst());
      assertThat(series.status()).isEqualTo(Status.CONFIRMED);
      assertThat(series.slots())
          .extracting(Slot::status)
          .containsExactly(Status.NO_SHOW, Status.CONFIRMED, Status.CONFIRMED);
    }
  }

  @Test
  void shouldFireOnceWhenTheTimeComesWhileNothingRuns() {
    ResourceDriver before = ResourceDriver.withRoom();
    reserve(before, "a", 60, 120, null);
    reserve(before, "checked", 0, 60, null);
    before.send(new ResourceCommand.CheckIn("checked"));

    try (ResourceDriver driver = before.restartedAfter(Duration.ofMinutes(80))) {
      driver.passes(SECOND);
      driver.passes(Duration.ofHours(1));

      assertThat(driver.facts())
          .extracting(NoShowTest::noShow)
          .extracting(Reservation::id)
          .containsExactly("a");
      try (ResourceDriver again = driver.restartedAfter(Duration.ofHours(1))) {
        again.passes(Duration.ofHours(1));
        assertThat(again.facts()).isEmpty();
      }
    }
  }

  @Test
  void shouldFollowTheReservationWhenItIsMovedOrGivenBack() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      reserve(driver, "moved", 60, 120, null);
      reserve(driver, "cancelled", 120, 180, null);
      driver.send(new ResourceCommand.Move("moved", second(300), second(360)));
      driver.send(new ResourceCommand.Cancel("cancelled"));
      driver.facts();

      driver.passes(Duration.ofHours(5));
      assertThat(driver.facts()).isEmpty();

      driver.passes(Duration.ofMinutes(15));
      assertThat(driver.facts())
          .extracting(NoShowTest::noShow)
          .extracting(Reservation::id)
          .containsExactly("moved");
    }
  }

  @Test
  void shouldWaitForNobodyWhenTheTimeWasOverAlready() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      reserve(driver, "past", -120, -60, null);
      driver.facts();

      driver.passes(Duration.ofHours(1));

      assertThat(driver.facts()).isEmpty();
    }
  }

  @Test
  void shouldFreeAllWhenMoreAreDueThanASliceTakes() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      int many = 450;
      for (int i = 0; i < many; i++) {
        reserve(driver, "v" + i, i, i + 1, null);
      }
      driver.facts();

      try (ResourceDriver later = driver.restartedAfter(Duration.ofDays(1))) {
        later.passes(SECOND);
        later.passes(SECOND);
        later.passes(SECOND);
        assertThat(later.facts())
            .extracting(NoShowTest::noShow)
            .extracting(Reservation::id)
            .hasSize(many)
            .doesNotHaveDuplicates();
      }
    }
  }

  private static ResourceAnswer reserve(
      ResourceDriver driver, String id, int from, int to, @Nullable String rrule) {
    return driver.send(
        new ResourceCommand.Reserve(
            id, null, new Span(second(from), second(to)), "UTC", rrule, false));
  }

  private static long second(int minutes) {
    return BEGIN.plus(Duration.ofMinutes(minutes)).getEpochSecond();
  }

  private static Reservation noShow(ResourceFact fact) {
    assertThat(fact.actor()).isEmpty();
    assertThat(fact.body())
        .isInstanceOfSatisfying(
            ReservationChanged.class,
            changed -> assertThat(changed.change()).isEqualTo(Change.NO_SHOW));
    return ((ReservationChanged) fact.body()).after();
  }
}
