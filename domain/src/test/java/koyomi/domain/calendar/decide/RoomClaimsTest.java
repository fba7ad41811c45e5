package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.CALENDAR;
import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.RoomSagaTest.status;
import static koyomi.domain.event.ResponseStatus.ACCEPTED;
import static koyomi.domain.event.ResponseStatus.DECLINED;
import static koyomi.domain.event.ResponseStatus.NEEDS_ACTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a room that is invited, step by step. */
class RoomClaimsTest {
  private static final Target WHOLE = new Target.Whole();
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final CalendarWorld calendar = CalendarWorld.ofAlice();
  private RoomWorld room = new RoomWorld();

  @Test
  void shouldAcceptWhatIsFreeAndDeclineWhatIsTaken() {
    as(new CreateEvent("a", invite().build()));
    assertThat(status(calendar.live("a").content())).isEqualTo(NEEDS_ACTION);
    settle();
    as(new CreateEvent("b", invite().build()));
    settle();

    assertThat(answer("a")).isEqualTo(ACCEPTED);
    assertThat(answer("b")).isEqualTo(DECLINED);
    assertThat(calendar.live("a").sequence()).isZero();
    assertThat(room.of(CALENDAR, "b").status()).isEqualTo(Status.DECLINED);
    assertThat(room.of(CALENDAR, "a").eventId()).isEqualTo("a");
  }

  @Test
  void shouldDeclineOnlyTheOccurrenceWhenOneOfASeriesIsTaken() {
    reserve("2026-03-04T10:30:00");
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=DAILY;COUNT=4").build()));
    settle();

    Event event = calendar.live("a");
    assertThat(answer("a")).isEqualTo(ACCEPTED);
    assertThat(event.overrides())
        .extracting(EventOverride::occurrence)
        .containsExactly(LocalDateTime.of(2026, 3, 4, 10, 0));
    assertThat(status(event.overrides().getFirst().content())).isEqualTo(DECLINED);
    assertThat(room.of(CALENDAR, "a").held()).hasSize(3);
  }

  @Test
  void shouldFollowTheSeriesWhereOnlyTheAnswerOfAnOccurrenceDiffers() {
    reserve("2026-03-04T10:30:00");
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=DAILY;COUNT=4").build()));
    settle();

    patch("a", draft().title("Other").build());
    assertThat(calendar.live("a").overrides())
        .extracting(it -> it.content().title())
        .containsExactly("Other");

    patch("a", draft().attendees().build());
    settle();
    assertThat(room.of(CALENDAR, "a").held()).isEmpty();
    assertThat(room.of(CALENDAR, "a").status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void shouldGiveTheOldTimeBackWhenTheNewOneIsTaken() {
    reserve("2026-03-02T15:00:00");
    as(new CreateEvent("a", invite().build()));
    settle();

    patch("a", moved("2026-03-02T15:30:00", "2026-03-02T16:30:00"));
    assertThat(answer("a")).isEqualTo(NEEDS_ACTION);
    settle();

    assertThat(answer("a")).isEqualTo(DECLINED);
    assertThat(room.of(CALENDAR, "a").held()).isEmpty();
    as(new CreateEvent("b", invite().build()));
    settle();
    assertThat(answer("b")).isEqualTo(ACCEPTED);
  }

  @Test
  void shouldKeepTheRoomForBothPartsWhenASeriesIsSplit() {
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=DAILY;COUNT=4").build()));
    settle();
    as(new PatchEvent("a", draft().title("Later").build(), part(Scope.FOLLOWING, 4)));

    assertThat(calendar.newClaims())
        .hasSize(1)
        .first()
        .satisfies(both -> {
          assertThat(both.claims()).hasSize(2);
          room.takes(both, calendar.now());
        });
    settle();

    assertThat(room.reservations()).extracting(it -> it.held().size()).containsExactly(2, 2);
    assertThat(calendar.lives()).extracting(it -> status(it.content())).containsOnly(ACCEPTED);
  }

  @Test
  void shouldKeepWhatIsStillWantedAndFreeTheRestWhenOccurrencesGo() {
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=DAILY;COUNT=4").build()));
    settle();
    Reservation before = room.of(CALENDAR, "a");
    as(new DeleteEvent("a", part(Scope.THIS, 3)));
    settle();

    Reservation after = room.of(CALENDAR, "a");
    assertThat(after.slots()).hasSize(3).isSubsetOf(before.slots());
    assertThat(answer("a")).isEqualTo(ACCEPTED);
  }

  @Test
  void shouldSendNothingWhenTheTimeIsTheSame() {
    as(new CreateEvent("a", invite().build()));
    settle();
    patch("a", draft().title("Other").build());
    assertThat(calendar.newClaims()).isEmpty();
  }

  @Test
  void shouldClaimNothingWhenAFileIsImported() {
    as(new CreateEvent("a", invite().build()));
    settle();
    as(
        new CalendarCommand.ImportEvents(
            List.of(
                new ImportedEvent(
                    "f",
                    "f@x",
                    0,
                    1,
                    calendar.live("a").content().withAttendees(List.of(theRoom())),
                    List.of()))));
    patch("f", moved("2026-03-02T15:30:00", "2026-03-02T16:30:00"));

    assertThat(calendar.newClaims()).isEmpty();
  }

  @Test
  void shouldDeclineWhenThereIsNoSuchRoomOrItIsClosed() {
    room = RoomWorld.ofNothing();
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=WEEKLY").build()));
    settle();

    assertThat(answer("a")).isEqualTo(DECLINED);
    assertThat(calendar.live("a").overrides()).isEmpty();
  }

  @Test
  void shouldLetNobodyMoveWhatBelongsToAnEventButLetItBeGivenBack() {
    as(new CreateEvent("a", invite().build()));
    settle();
    Reservation reservation = room.of(CALENDAR, "a");

    assertThat(
            room.as(
                "alice",
                new ResourceCommand.Move(reservation.id(), reservation.first().end(), null),
                calendar.now()))
        .isInstanceOfSatisfying(
            ResourceAnswer.OfRefusal.class,
            refused -> assertThat(refused.rejection().kind()).isEqualTo(Kind.CONFLICT));
    room.as("alice", new ResourceCommand.Cancel(reservation.id()), calendar.now());
    settle();

    assertThat(answer("a")).isEqualTo(DECLINED);
  }

  @Test
  void shouldTakeWhatIsFreeWhenHalfOfALongSeriesIsTaken() {
    String every = "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=1000";
    as(new CreateEvent("b", invite().recurring(every).build()));
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=HOURLY;COUNT=2000").build()));
    settle();

    assertThat(answer("a")).isEqualTo(ACCEPTED);
    assertThat(calendar.live("a").overrides())
        .hasSize(1_000)
        .allMatch(it -> status(it.content()) == DECLINED);
    assertThat(room.of(CALENDAR, "a").held()).hasSize(1_000);
  }

  @Test
  void shouldDeclineWhatComesOftenerThanARoomCanKeepAccountOf() {
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=HOURLY").build()));
    settle();
    assertThat(answer("a")).isEqualTo(DECLINED);
    assertThat(room.of(CALENDAR, "a").held()).isEmpty();
  }

  @Test
  void shouldReportTheOccurrenceThatCouldNotBeCarriedOn() {
    as(new CreateEvent("a", invite().recurring("RRULE:FREQ=DAILY").build()));
    settle();
    assertThat(calendar.live("a").overrides()).isEmpty();
    LocalDateTime beyond = LocalDateTime.of(2026, 3, 1, 10, 0).plusDays(370);
    reserve(beyond.toString());

    calendar.passes(Duration.ofDays(10));
    room.carryOn(calendar.now());
    settle();

    assertThat(answer("a")).isEqualTo(ACCEPTED);
    assertThat(calendar.live("a").overrides())
        .extracting(EventOverride::occurrence)
        .containsExactly(beyond);
  }

  @Test
  void shouldClaimOnlyTheOccurrencesToWhichItIsInvited() {
    as(new CreateEvent("a", meeting().recurring("RRULE:FREQ=DAILY;COUNT=4").build()));
    as(new PatchEvent("a", draft().attendees(theRoom()).build(), part(Scope.THIS, 3)));
    as(new PatchEvent("a", draft().attendees(theRoom()).build(), part(Scope.THIS, 5)));
    settle();

    assertThat(room.of(CALENDAR, "a").held()).containsExactly(at(3), at(5));
    assertThat(calendar.live("a").overrides())
        .extracting(it -> status(it.content()))
        .containsExactly(ACCEPTED, ACCEPTED);
  }

  private void settle() {
    List<ResourceClaims> sent = calendar.newClaims();
    sent.forEach(claims -> room.takes(claims, calendar.now()));
    room.newAnswers().forEach(calendar::receives);
  }

  private void reserve(String tokyo) {
    long start = EventTimes.instant(LocalDateTime.parse(tokyo), TOKYO).getEpochSecond();
    assertThat(
            room.as(
                "bob",
                new ResourceCommand.Reserve(
                    "d" + tokyo, null, new Span(start, start + 3600), "UTC", null, false),
                calendar.now()))
        .isInstanceOf(ResourceAnswer.OfReservation.class);
  }

  private static Span at(int day) {
    long start =
        EventTimes.instant(LocalDate.of(2026, 3, day).atTime(10, 0), TOKYO).getEpochSecond();
    return new Span(start, start + 3600);
  }

  private void as(CalendarCommand command) {
    calendar.as("alice", command);
  }

  private void patch(String event, EventDraft patch) {
    as(new PatchEvent(event, patch, WHOLE));
  }

  private static EventDraft moved(String from, String to) {
    return draft().from(from, "Asia/Tokyo").to(to, "Asia/Tokyo").build();
  }

  private @Nullable ResponseStatus answer(String event) {
    return status(calendar.live(event).content());
  }

  private static CalendarWorld.Drafting invite() {
    return meeting().attendees(theRoom());
  }

  private static Target part(Scope scope, int day) {
    return new Target.Part(scope, new Target.Occurrence.Day(LocalDate.of(2026, 3, day)));
  }

  private static Attendee theRoom() {
    return new Attendee(null, RoomWorld.ROOM, null, null, false, NEEDS_ACTION, null);
  }
}
