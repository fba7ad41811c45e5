package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.CALENDAR;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.RoomSagaTest.status;
import static koyomi.domain.event.ResponseStatus.ACCEPTED;
import static koyomi.domain.event.ResponseStatus.DECLINED;
import static koyomi.domain.event.ResponseStatus.NEEDS_ACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventOverride;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.zone.ZoneRulesCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a room's times when clocks in Tokyo are set back by an hour for ever. */
class RoomShiftsTest {
  private static final ZoneRulesCatalogue SHANGHAI = RoomSagaTest.clocksAs("Asia/Shanghai");
  private static final long HOUR = 3_600;

  private final CalendarWorld calendar = CalendarWorld.ofAlice();
  private final RoomWorld room = new RoomWorld();

  @Test
  void shouldMoveMeetingsThatFollowOneAnotherTogether() {
    invite("a", 10, "RRULE:FREQ=DAILY;COUNT=5");
    invite("b", 11, "RRULE:FREQ=DAILY;COUNT=5");
    invite("c", 12, "RRULE:FREQ=WEEKLY");
    List<Span> before = held("a");

    room.takesRules(SHANGHAI, calendar.now());
    settle();

    assertThat(held("a")).isEqualTo(later(before));
    for (String event : List.of("a", "b", "c")) {
      assertThat(status(calendar.live(event).content())).isEqualTo(ACCEPTED);
      assertThat(calendar.live(event).overrides()).isEmpty();
      assertThat(room.of(CALENDAR, event).refused()).isEmpty();
    }
  }

  @Test
  void shouldDeclineWhatSomebodyHasWhoDoesNotMove() {
    reserve("direct", "2026-03-03T02:00:00Z", null);
    invite("a", 10, "RRULE:FREQ=DAILY;COUNT=3");

    room.takesRules(SHANGHAI, calendar.now());
    settle();

    assertThat(room.of(CALENDAR, "a").held()).hasSize(2);
    assertThat(status(calendar.live("a").content())).isEqualTo(ACCEPTED);
    assertThat(calendar.live("a").overrides())
        .extracting(EventOverride::occurrence, it -> status(it.content()))
        .containsExactly(tuple(LocalDateTime.parse("2026-03-03T10:00:00"), DECLINED));
  }

  @Test
  void shouldDeclineTheWholeWhenItsOnlyTimeIsTaken() {
    reserve("direct", "2026-03-02T02:30:00Z", null);
    invite("a", 10);

    room.takesRules(SHANGHAI, calendar.now());
    settle();

    assertThat(room.of(CALENDAR, "a").status()).isEqualTo(Status.DECLINED);
    assertThat(status(calendar.live("a").content())).isEqualTo(DECLINED);
  }

  @Test
  void shouldMoveASeriesThatSomebodyReservedButNotASingleTime() {
    reserve("single", "2026-03-02T05:00:00Z", null);
    reserve("series", "2026-03-02T01:00:00Z", "FREQ=DAILY");
    Reservation before = reservation("series");

    room.takesRules(SHANGHAI, calendar.now());
    Reservation after = reservation("series");

    assertThat(reservation("single").version()).isOne();
    assertThat(after.held().subList(0, 300)).isEqualTo(later(before.held()).subList(0, 300));
    assertThat(after.first().start()).isEqualTo(before.first().start() + HOUR);
    assertThat(after.rules()).isOne();

    room.carryOn(calendar.now().plus(Duration.ofDays(2)));
    List<Span> carried = reservation("series").held();
    assertThat(carried).hasSizeBetween(before.held().size() + 1, before.held().size() + 3);
    for (int i = 1; i < carried.size(); i++) {
      assertThat(carried.get(i).start()).isEqualTo(carried.get(i - 1).start() + 24 * HOUR);
    }
  }

  @Test
  void shouldKeepWhatIsOverAndWhatBecameOfEachTime() {
    invite("a", 10, "RRULE:FREQ=DAILY;COUNT=4");
    Reservation before = room.of(CALENDAR, "a");
    Slot second = before.slots().get(1);
    Instant afterTheSecond = Instant.ofEpochSecond(second.span().end());
    room.nobodyCame(before, second, afterTheSecond.minusSeconds(HOUR / 2));

    room.takesRules(SHANGHAI, afterTheSecond.minusSeconds(60));

    Reservation after = room.of(CALENDAR, "a");
    assertThat(after.slots())
        .extracting(Slot::span)
        .containsExactly(
            before.slots().getFirst().span(),
            later(List.of(second.span())).getFirst(),
            later(List.of(before.slots().get(2).span())).getFirst(),
            later(List.of(before.slots().get(3).span())).getFirst());
    assertThat(after.slots())
        .extracting(Slot::status)
        .containsExactly(Status.CONFIRMED, Status.NO_SHOW, Status.CONFIRMED, Status.CONFIRMED);
    assertThat(after.slots().getLast().dueBy())
        .isEqualTo(after.slots().getLast().span().start() + HOUR / 4);
  }

  @Test
  void shouldChangeNothingWhenTheRulesOfOtherZonesChange() {
    room.takesRules(SHANGHAI, calendar.now());
    reserve("berlin", "2026-03-02T01:00:00Z", null);
    invite("a", 14);
    Reservation before = room.of(CALENDAR, "a");

    room.takesRules(SHANGHAI.with(SHANGHAI.files()), calendar.now());

    assertThat(room.of(CALENDAR, "a")).isEqualTo(before);
    assertThat(room.newAnswers()).isEmpty();
  }

  private void invite(String event, int hour, String... recurrence) {
    calendar.as(
        "alice",
        new CreateEvent(
            event,
            meeting()
                .from("2026-03-02T%02d:00:00".formatted(hour), "Asia/Tokyo")
                .to("2026-03-02T%02d:00:00".formatted(hour + 1), "Asia/Tokyo")
                .recurring(recurrence)
                .attendees(
                    new Attendee(null, RoomWorld.ROOM, null, null, false, NEEDS_ACTION, null))
                .build()));
    settle();
  }

  private void settle() {
    calendar.newClaims().forEach(claims -> room.takes(claims, calendar.now()));
    room.newAnswers().forEach(calendar::receives);
  }

  private void reserve(String id, String from, @Nullable String rule) {
    long start = Instant.parse(from).getEpochSecond();
    room.as(
        "bob",
        new ResourceCommand.Reserve(
            id, null, new Span(start, start + HOUR), "Asia/Tokyo", rule, false),
        calendar.now());
  }

  private Reservation reservation(String id) {
    return Objects.requireNonNull(room.reservation(id));
  }

  private List<Span> held(String event) {
    return room.of(CALENDAR, event).held();
  }

  private static List<Span> later(List<Span> spans) {
    return spans.stream().map(span -> new Span(span.start() + HOUR, span.end() + HOUR)).toList();
  }
}
