package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Rooms invited to events: what the events come to say, and what the rooms hold. */
@ExtendWith(SharedStack.class)
class RoomInvitationsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Person admin;
  private final Person alice;
  private final Person bob;
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
  private String room = "";
  private String calendar = "";
  private String others = "";

  RoomInvitationsIT(RunningStack stack) {
    admin = new Person(stack, "admin");
    alice = Person.stranger(stack);
    bob = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    room =
        admin
            .post("/v1/resources", "{\"name\": \"Invited\", \"type\": \"ROOM\"}")
            .expect(201)
            .header("Location");
    calendar = alice.newCalendar("UTC");
    others = bob.newCalendar("UTC");
  }

  @Test
  void shouldAcceptTheFirstAndDeclineTheSecondWhenBothInviteTheRoom() {
    String first = invite(alice, calendar, at(10));
    awaitAnswer(alice, first, "ACCEPTED");
    String second = invite(bob, others, at(10));
    awaitAnswer(bob, second, "DECLINED");

    assertThat(alice.get(first).json().path("sequence").asInt()).isZero();
    JsonNode busy = busy(alice);
    assertThat(busy).hasSize(1);
    String reservation = room + "/reservations/" + busy.get(0).path("reservationId").asString();
    JsonNode shown = alice.get(reservation).expect(200).json();
    assertThat(shown.path("eventId").asString()).isEqualTo(first.substring(first.length() - 26));
    assertThat(shown.path("userId").asString()).isEqualTo(alice.id());
    assertThat(shown.path("decided").path("topic").asString()).isEqualTo("resource.commands");
    alice.patch(reservation, "{\"start\": \"%s:00Z\"}".formatted(at(15))).expectProblem(409);
    bob.post(room + "/reservations", span(10, 11)).expectProblem(409);

    admin.delete(reservation).expect(204);
    awaitAnswer(alice, first, "DECLINED");
  }

  @Test
  void shouldFollowTheEventWhenItIsMovedShortenedCancelledAndDeleted() {
    String event = invite(alice, calendar, at(10));
    awaitAnswer(alice, event, "ACCEPTED");
    bob.post(room + "/reservations", span(15, 16)).expect(201);

    alice.patch(event, times(13, 14)).expect(200);
    Await.until(PATIENCE, () -> starts().equals(List.of(at(13), at(15))));
    awaitAnswer(alice, event, "ACCEPTED");
    alice.patch(event, times(13, 13)).expect(200);
    String taken = bob.post(room + "/reservations", span(10, 11)).expect(201).header("Location");

    alice.patch(event, times(15, 16)).expect(200);
    awaitAnswer(alice, event, "DECLINED");
    assertThat(starts()).containsExactly(at(10), at(15));

    alice.patch(event, times(18, 19)).expect(200);
    awaitAnswer(alice, event, "ACCEPTED");
    alice.patch(event, "{\"status\": \"CANCELLED\"}").expect(200);
    Await.until(PATIENCE, () -> starts().equals(List.of(at(10), at(15))));
    alice.patch(event, "{\"status\": \"CONFIRMED\"}").expect(200);
    Await.until(PATIENCE, () -> starts().size() == 3);

    alice.delete(event).expect(204);
    Await.until(PATIENCE, () -> starts().equals(List.of(at(10), at(15))));
    bob.delete(taken).expect(204);
    assertThat(alice.post(event + "/history/1/restore", "").status()).isIn(200, 201);
    awaitAnswer(alice, event, "ACCEPTED");
    assertThat(starts()).containsExactly(at(10), at(15));
  }

  @Test
  void shouldAnswerEachOccurrenceWhenASeriesInvitesTheRoom() {
    bob.post(room + "/reservations", span(day.plusDays(1), 10, 11)).expect(201);
    String series = invite(alice, calendar, at(10), "RRULE:FREQ=DAILY;COUNT=4");
    awaitAnswer(alice, series, "ACCEPTED");

    JsonNode overrides = alice.get(series).json().path("overrides");
    assertThat(overrides).hasSize(1);
    assertThat(answer(overrides.get(0))).isEqualTo("DECLINED");
    assertThat(overrides.get(0).toString()).contains(day.plusDays(1) + "T10:00:00");
    assertThat(starts()).hasSize(4);

    alice.delete(series + "?scope=this&occurrence=" + day.plusDays(2) + "T10:00:00Z").expect(204);
    Await.until(PATIENCE, () -> starts().size() == 3);

    String second =
        alice
            .patch(
                series + "?scope=following&occurrence=" + day.plusDays(3) + "T10:00:00Z",
                "{\"title\": \"Later\"}")
            .expect(200)
            .json()
            .path("id")
            .asString();
    awaitAnswer(alice, calendar + "/events/" + second, "ACCEPTED");
    assertThat(starts()).hasSize(3);
  }

  @Test
  void shouldReleaseAndClaimAgainWhenTheCalendarGoesAndComesBack() {
    String event = invite(alice, calendar, at(10));
    awaitAnswer(alice, event, "ACCEPTED");
    alice.delete(calendar).expect(204);
    Await.until(PATIENCE, () -> starts().isEmpty());
    bob.post(room + "/reservations", span(10, 11)).expect(201);

    alice.post(calendar + "/restore", "").expect(200);

    awaitAnswer(alice, event, "DECLINED");
  }

  @Test
  void shouldDeclineWhenTheRoomIsClosedOrGone() {
    admin.patch(room, "{\"isAvailable\": false}").expect(200);
    awaitAnswer(alice, invite(alice, calendar, at(10)), "DECLINED");
    admin.patch(room, "{\"isAvailable\": true}").expect(200);
    String event = invite(alice, calendar, at(12));
    awaitAnswer(alice, event, "ACCEPTED");

    admin.delete(room).expect(204);

    awaitAnswer(alice, event, "DECLINED");
    awaitAnswer(alice, invite(alice, calendar, at(14)), "DECLINED");
  }

  @Test
  void shouldRefuseWhatCannotBeARoomAndDeclineForOneThatNeverWas() {
    String body =
        EventBody.with(
            EventBody.hourIn("UTC", "Meet", at(10) + ":00"),
            "\"attendees\": [{\"userId\": \"bob\"}, {\"resourceId\": \"room-1\"}]");
    alice.post(calendar + "/events", body).expectPointers(422, "/attendees/1/resourceId");

    room = "/v1/resources/r-abcdefghijklmnopqrstuvwxyz";
    awaitAnswer(alice, invite(alice, calendar, at(10)), "DECLINED");
  }

  private String invite(Person who, String where, String start, String... recurrence) {
    return who.post(
            where + "/events",
            EventBody.with(
                EventBody.hourIn("UTC", "Meet", start + ":00", recurrence),
                "\"attendees\": [{\"resourceId\": \"%s\"}]"
                    .formatted(room.substring(room.lastIndexOf('/') + 1))))
        .expect(201)
        .header("Location");
  }

  private void awaitAnswer(Person who, String event, String status) {
    Await.until(PATIENCE, () -> answer(who.get(event).expect(200).json()).equals(status));
  }

  private static String answer(JsonNode content) {
    return content.path("attendees").path(0).path("responseStatus").asString();
  }

  private JsonNode busy(Person who) {
    return who.get(
            "%s/availability?from=%sT00:00:00Z&to=%sT00:00:00Z"
                .formatted(room, day, day.plusDays(7)))
        .expect(200)
        .json()
        .path("busy");
  }

  private List<String> starts() {
    return busy(bob)
        .valueStream()
        .map(each -> each.path("start").asString().substring(0, 16))
        .toList();
  }

  private String at(int hour) {
    return "%sT%02d:00".formatted(day, hour);
  }

  /** From one full hour to another; half an hour where both are the same. */
  private String times(int from, int to) {
    return "{\"start\": {\"dateTime\": \"%s:00\"}, \"end\": {\"dateTime\": \"%s\"}}"
        .formatted(at(from), from == to ? at(to).replace(":00", ":30") + ":00" : at(to) + ":00");
  }

  private String span(int from, int to) {
    return span(day, from, to);
  }

  private static String span(LocalDate day, int from, int to) {
    return "{\"start\": \"%sT%02d:00:00Z\", \"end\": \"%sT%02d:00:00Z\"}"
        .formatted(day, from, day, to);
  }
}
