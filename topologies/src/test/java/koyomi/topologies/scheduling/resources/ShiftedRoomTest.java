package koyomi.topologies.scheduling.resources;

import static koyomi.topologies.scheduling.resources.ResourceDriver.BEGIN;
import static koyomi.topologies.scheduling.resources.ResourceDriver.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Original;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.zone.TzifWriter;
import koyomi.domain.zone.ZoneData;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.store.StoreCodecs;
import org.junit.jupiter.api.Test;

/** Rules of a zone change under a room's reservations, by way of the topology. */
class ShiftedRoomTest {
  private static final String CALENDAR = ShardKey.ofUser("alice").text() + "aaaaaaaaaaaaaaaaaaaa";
  private static final String ZONE = "Asia/Tokyo";
  private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);
  private static final long HOUR = 3_600;

  @Test
  void shouldLetReservationsFollowTheRulesOfTheirZone() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      EventClaim first = claim("a", 1, TEN, "RRULE:FREQ=DAILY;COUNT=3");
      EventClaim second = claim("b", 2, TEN.plusHours(1), "RRULE:FREQ=DAILY;COUNT=3");
      driver.claim(first);
      driver.claim(second);
      List<Span> before = stored(driver, first).held();
      driver.facts();
      driver.messages();

      driver.basis(clocks(1, "Asia/Shanghai"));
      driver.passes(Duration.ofSeconds(1));

      assertThat(stored(driver, first).held()).isEqualTo(later(before));
      assertThat(stored(driver, second).held()).isEqualTo(later(later(before)));
      assertThat(driver.facts())
          .allSatisfy(fact -> {
            assertThat(changed(fact).change()).isEqualTo(Change.SHIFTED);
            assertThat(fact.actor()).isEmpty();
          })
          .extracting(fact -> changed(fact).after().rules())
          .containsExactly(0L, 0L, 1L, 1L);
      assertThat(driver.messages())
          .allSatisfy(message ->
              assertThat(answers(message))
                  .extracting(AttendeeAnswer::status)
                  .containsExactly(ResponseStatus.ACCEPTED));

      driver.passes(Duration.ofSeconds(1));
      assertThat(driver.facts()).isEmpty();
    }
  }

  @Test
  void shouldTellTheCalendarOfTheOccurrenceThatIsNotToBeHadAnyMore() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      driver.claim(claim("a", 1, TEN, "RRULE:FREQ=DAILY;COUNT=3"));
      long taken = TEN.plusDays(1).toEpochSecond(ZoneOffset.ofHours(8));
      driver.send(
          new ResourceCommand.Reserve(
              "d", null, new Span(taken, taken + HOUR), "UTC", null, false));
      driver.messages();

      driver.basis(clocks(1, "Asia/Shanghai"));
      driver.passes(Duration.ofSeconds(1));

      assertThat(driver.messages())
          .singleElement()
          .satisfies(message ->
              assertThat(answers(message))
                  .extracting(AttendeeAnswer::occurrence, AttendeeAnswer::status)
                  .contains(tuple(TEN.plusDays(1), ResponseStatus.DECLINED)));
    }
  }

  @Test
  void shouldDecideByTheNewRulesFromTheFirstCommandOn() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      driver.claim(claim("a", 1, TEN));
      driver.basis(clocks(1, "Asia/Shanghai"));

      long freed = TEN.toEpochSecond(ZoneOffset.ofHours(9));
      ResourceAnswer answer =
          driver.send(
              new ResourceCommand.Reserve(
                  "d", null, new Span(freed, freed + HOUR), "UTC", null, false));

      assertThat(answer).isInstanceOf(ResourceAnswer.OfReservation.class);
      assertThat(stored(driver, claim("a", 1, TEN)).held())
          .containsExactly(new Span(freed + HOUR, freed + 2 * HOUR));
    }
  }

  @Test
  void shouldFinishWhatARestartInterrupted() {
    ResourceDriver before = ResourceDriver.withRoom();
    EventClaim claim = claim("a", 1, TEN.plusDays(10), "RRULE:FREQ=WEEKLY");
    before.claim(claim);
    List<Span> held = stored(before, claim).held();

    try (ResourceDriver driver = before.restartedAfter(Duration.ofMinutes(1))) {
      driver.basis(clocks(1, "Asia/Shanghai"));
      driver.basis(clocks(2, "Asia/Tokyo"));
      driver.basis(clocks(3, "Australia/Darwin"));
      driver.passes(Duration.ofSeconds(1));

      List<Span> moved = stored(driver, claim).held();
      assertThat(moved.getFirst().start()).isEqualTo(held.getFirst().start() - HOUR / 2);
      assertThat(moved).hasSameSizeAs(held);
    }
  }

  @Test
  void shouldNotFreeARoomBeforeItsMeetingByTheNewRules() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      LocalDateTime soon = LocalDateTime.ofInstant(BEGIN, ZoneId.of(ZONE)).plusHours(1);
      EventClaim claim = claim("a", 1, soon);
      driver.claim(claim);
      driver.basis(clocks(1, "Asia/Shanghai"));

      driver.passes(Duration.ofMinutes(90));
      assertThat(stored(driver, claim).status()).isEqualTo(Reservation.Status.CONFIRMED);
      driver.passes(Duration.ofMinutes(50));
      assertThat(stored(driver, claim).status()).isEqualTo(Reservation.Status.NO_SHOW);
    }
  }

  private static BasisRevision clocks(long revision, String as) {
    byte[] file = TzifWriter.write(ZoneId.of(as).getRules());
    return new BasisRevision(
        revision,
        BEGIN,
        "admin",
        1,
        13,
        ZoneData.of("r" + revision, new TreeMap<>(Map.of(ZONE, file))).zones());
  }

  private static EventClaim claim(
      String event, long order, LocalDateTime start, String... recurrence) {
    return new EventClaim(
        new Original(CALENDAR, event, order),
        order,
        event + "@x",
        0,
        "alice",
        "UTC",
        false,
        new EventTime.Zoned(start, ZONE),
        new EventTime.Zoned(start.plusHours(1), ZONE),
        List.of(recurrence),
        List.of());
  }

  private static Reservation stored(ResourceDriver driver, EventClaim claim) {
    return StoreCodecs.RESERVATION.decode(
        driver.store().get(ResourceKeys.reservation(ROOM, claim.reservationId())));
  }

  private static List<Span> later(List<Span> spans) {
    return spans.stream().map(span -> new Span(span.start() + HOUR, span.end() + HOUR)).toList();
  }

  private static ReservationChanged changed(ResourceFact fact) {
    return (ReservationChanged) fact.body();
  }

  private static List<AttendeeAnswer> answers(SchedulingMessage message) {
    return ((SchedulingMessage.Body.Reply) message.body()).answers();
  }
}
