package koyomi.topologies.scheduling.resources;

import static koyomi.topologies.scheduling.resources.ResourceDriver.BEGIN;
import static koyomi.topologies.scheduling.resources.ResourceDriver.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Original;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import org.junit.jupiter.api.Test;

/** What events claim, by way of the topology: facts, and messages to their calendars. */
class ClaimedRoomTest {
  private static final String CALENDAR = ShardKey.ofUser("alice").text() + "aaaaaaaaaaaaaaaaaaaa";
  private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 2, 10, 0);
  private static final Duration TO_THE_END_OF_GRACE = Duration.ofMinutes(135);

  @Test
  void shouldAnswerTheCalendarAndNobodyElseWhenClaimed() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      assertThat(driver.claim(claim("a", 1))).isFalse();
      driver.claim(claim("b", 2));

      assertThat(driver.messages())
          .extracting(ClaimedRoomTest::recipient, ClaimedRoomTest::first)
          .containsExactly(
              tuple(CALENDAR + "/a", ResponseStatus.ACCEPTED),
              tuple(CALENDAR + "/b", ResponseStatus.DECLINED));
      assertThat(driver.facts())
          .extracting(fact -> after(fact).status())
          .containsExactly(Status.CONFIRMED, Status.DECLINED);
    }
  }

  @Test
  void shouldSayAndChangeNothingWhenAClaimComesTwiceOrLate() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      driver.claim(claim("a", 5));
      driver.messages();
      driver.facts();

      driver.claim(claim("a", 5));
      driver.claim(claim("a", 4, "RRULE:FREQ=DAILY;COUNT=3"));

      assertThat(driver.messages()).isEmpty();
      assertThat(driver.facts()).isEmpty();
    }
  }

  @Test
  void shouldTellTheCalendarWhenNobodyComesWhateverWasStoppedInBetween() {
    ResourceDriver before = ResourceDriver.withRoom();
    before.claim(claim("a", 1, "RRULE:FREQ=DAILY;COUNT=3"));

    try (ResourceDriver driver = before.restartedAfter(TO_THE_END_OF_GRACE)) {
      driver.passes(Duration.ofSeconds(1));

      assertThat(driver.facts())
          .singleElement()
          .satisfies(fact -> {
            assertThat(after(fact).userId()).isEqualTo("alice");
            assertThat(after(fact).eventId()).isEqualTo("a");
          });
      assertThat(driver.messages())
          .singleElement()
          .satisfies(message -> {
            List<AttendeeAnswer> answers = answers(message);
            assertThat(answers)
                .extracting(AttendeeAnswer::status)
                .containsExactly(ResponseStatus.ACCEPTED, ResponseStatus.DECLINED);
            assertThat(answers.getLast().occurrence()).isEqualTo(TEN);
            assertThat(answers.getLast().comment()).contains("nobody came");
          });
    }
  }

  @Test
  void shouldStayAcceptedWhenSomebodyChecksIn() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      EventClaim claim = claim("a", 1);
      driver.claim(claim);
      driver.messages();
      driver.passes(Duration.ofMinutes(110));

      assertThat(driver.send(new ResourceCommand.CheckIn(claim.reservationId())))
          .isInstanceOf(ResourceAnswer.OfReservation.class);
      driver.passes(Duration.ofHours(1));

      assertThat(driver.messages()).isEmpty();
    }
  }

  @Test
  void shouldTellTheCalendarWhenTheRoomGoes() {
    try (ResourceDriver driver = ResourceDriver.withRoom()) {
      driver.claim(claim("a", 1));
      driver.messages();

      driver.send(new ResourceCommand.Delete());
      assertThat(driver.messages())
          .extracting(ClaimedRoomTest::first)
          .containsExactly(ResponseStatus.DECLINED);

      driver.claim(claim("b", 2));
      assertThat(driver.messages())
          .extracting(ClaimedRoomTest::first)
          .containsExactly(ResponseStatus.DECLINED);
    }
  }

  @Test
  void shouldCarryAnEndlessClaimOnAndReportWhatItCannotHave() {
    ResourceDriver before = ResourceDriver.withRoom();
    before.claim(claim("a", 1, "RRULE:FREQ=WEEKLY"));
    LocalDateTime beyond = TEN.plusWeeks(60);
    long start = beyond.toEpochSecond(ZoneOffset.UTC);
    before.send(
        new ResourceCommand.Reserve(
            "other", null, new Span(start, start + 600), "UTC", null, false));

    try (ResourceDriver driver = before.restartedAfter(Duration.ofDays(90))) {
      driver.passes(Duration.ofSeconds(31));

      assertThat(driver.messages().stream().flatMap(message -> answers(message).stream()).toList())
          .extracting(AttendeeAnswer::occurrence)
          .contains(beyond);
    }
  }

  private static EventClaim claim(String event, long order, String... recurrence) {
    return new EventClaim(
        new Original(CALENDAR, event, order),
        order,
        event + "@x",
        0,
        "alice",
        "UTC",
        false,
        new EventTime.Zoned(TEN, "UTC"),
        new EventTime.Zoned(TEN.plusHours(1), "UTC"),
        List.of(recurrence),
        List.of());
  }

  private static String recipient(SchedulingMessage message) {
    assertThat(message.actor()).isEqualTo(ROOM);
    assertThat(message.sentAt()).isAfterOrEqualTo(BEGIN);
    return message.recipient() + "/" + message.original().eventId();
  }

  private static ResponseStatus first(SchedulingMessage message) {
    return answers(message).getFirst().status();
  }

  private static List<AttendeeAnswer> answers(SchedulingMessage message) {
    return ((SchedulingMessage.Body.Reply) message.body()).answers();
  }

  private static Reservation after(ResourceFact fact) {
    return ((ReservationChanged) fact.body()).after();
  }
}
