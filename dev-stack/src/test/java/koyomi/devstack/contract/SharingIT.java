package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class SharingIT {
  private static final String EVENT = EventBody.hour("Shown", "2026-03-02T10:00:00");

  private final Person owner;
  private final Person guest;
  private String calendar = "";
  private String id = "";

  SharingIT(RunningStack stack) {
    owner = Person.stranger(stack);
    guest = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
    id = calendar.substring(calendar.lastIndexOf('/') + 1);
  }

  @Test
  void shouldListWhoHasWhichRoleWhenShared() {
    var put = owner.put(calendar + "/acl/" + guest.id(), "{\"role\": \"VIEWER\"}").expect(200);

    assertThat(put.json().path("userId").asString()).isEqualTo(guest.id());
    assertThat(put.json().path("role").asString()).isEqualTo("VIEWER");
    var list = owner.get(calendar + "/acl").expect(200);
    assertThat(list.items("userId")).containsExactlyInAnyOrder(owner.id(), guest.id());
    assertThat(list.items("role")).containsExactlyInAnyOrder("OWNER", "VIEWER");
  }

  @Test
  void shouldShowTheCalendarToTheGuestAsLongAsItIsShared() {
    owner.share(calendar, guest, "EDITOR");
    Await.until(
        Duration.ofSeconds(10),
        () -> guest.get("/v1/calendars").expect(200).items("id").contains(id));
    assertThat(guest.get("/v1/calendars").items("role"))
        .containsExactlyInAnyOrder("OWNER", "EDITOR");
    assertThat(guest.get(calendar).expect(200).json().path("role").asString()).isEqualTo("EDITOR");

    owner.delete(calendar + "/acl/" + guest.id()).expect(204);
    guest.get(calendar).expectProblem(403);
    Await.until(
        Duration.ofSeconds(10),
        () -> !guest.get("/v1/calendars").expect(200).items("id").contains(id));
  }

  @Test
  void shouldRefuseEverythingWhenCallerHasNoRole() {
    var event = calendar + "/events/" + owner.newEvent(calendar, EVENT).path("id").asString();

    for (var path :
        List.of(
            calendar,
            calendar + "/acl",
            calendar + "/events",
            calendar + "/occurrences?from=2026-03-01&to=2026-04-01",
            calendar + "/changes",
            calendar + "/export",
            event,
            event + "/occurrences?from=2026-03-01",
            "/v1/me/occurrences?from=2026-03-01&to=2026-04-01&calendarIds=" + id)) {
      assertThat(guest.get(path).status()).as(path).isIn(403, 404);
    }
    guest.post(calendar + "/events", EVENT).expectProblem(403);
    guest.put(calendar + "/events/mine", EVENT).expectProblem(403);
    guest.patch(event, "{\"title\": \"x\"}").expectProblem(403);
    guest.delete(event).expectProblem(403);
    guest.patch(calendar, "{\"name\": \"x\"}").expectProblem(403);
    guest.delete(calendar).expectProblem(403);
    guest.put(calendar + "/acl/" + guest.id(), "{\"role\": \"OWNER\"}").expectProblem(403);
    guest
        .call("POST", calendar + "/import")
        .body("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .send()
        .expectProblem(403);
  }

  @Test
  void shouldLetEverybodyReadButNobodyWriteWhenPublic() {
    var event = calendar + "/events/" + owner.newEvent(calendar, EVENT).path("id").asString();
    guest.get(event).expectProblem(403);

    owner.patch(calendar, "{\"isPublic\": true}").expect(200);

    assertThat(guest.get(event).expect(200).json().path("title").asString()).isEqualTo("Shown");
    assertThat(
            guest
                .get(calendar + "/occurrences?from=2026-03-01&to=2026-04-01")
                .expect(200)
                .items("title"))
        .containsExactly("Shown");
    guest.patch(event, "{\"title\": \"x\"}").expectProblem(403);
    guest.get(calendar + "/acl").expectProblem(403);

    owner.patch(calendar, "{\"isPublic\": false}").expect(200);
    guest.get(event).expectProblem(403);
  }

  @Test
  void shouldOnlyReadWhenViewer() {
    var event = calendar + "/events/" + owner.newEvent(calendar, EVENT).path("id").asString();
    owner.share(calendar, guest, "VIEWER");

    assertThat(guest.get(event).expect(200).json().path("title").asString()).isEqualTo("Shown");
    guest.post(calendar + "/events", EVENT).expectProblem(403);
    guest.patch(event, "{\"title\": \"x\"}").expectProblem(403);
    guest.delete(event).expectProblem(403);
    guest.get(calendar + "/acl").expectProblem(403);
    guest.patch(calendar, "{\"name\": \"x\"}").expectProblem(403);
  }

  @Test
  void shouldWriteEventsButNotTheCalendarWhenEditor() {
    owner.share(calendar, guest, "EDITOR");

    var made = guest.newEvent(calendar, EVENT);
    assertThat(made.path("organizerId").asString()).isEqualTo(guest.id());
    var event = calendar + "/events/" + made.path("id").asString();
    guest.patch(event, "{\"title\": \"Ours\"}").expect(200);
    guest.delete(event).expect(204);
    guest.patch(calendar, "{\"name\": \"x\"}").expectProblem(403);
    guest.delete(calendar).expectProblem(403);
    guest.put(calendar + "/acl/" + guest.id(), "{\"role\": \"OWNER\"}").expectProblem(403);
  }

  @Test
  void shouldDoEverythingWhenMadeAnOwner() {
    owner.share(calendar, guest, "OWNER");

    guest.patch(calendar, "{\"name\": \"Ours\"}").expect(200);
    guest.get(calendar + "/acl").expect(200);
    guest.delete(calendar).expect(204);
    owner.get(calendar).expectProblem(404);
  }

  @Test
  void shouldKeepItsMakerWhenAnotherOwnerWouldTakeThemOut() {
    owner.share(calendar, guest, "OWNER");

    guest.put(calendar + "/acl/" + owner.id(), "{\"role\": \"VIEWER\"}").expectProblem(403);
    guest.delete(calendar + "/acl/" + owner.id()).expectProblem(403);
    assertThat(owner.get(calendar).expect(200).json().path("role").asString()).isEqualTo("OWNER");
  }

  @Test
  void shouldKeepItsOwnerWhenOthersAreTakenOut() {
    assertThat(owner.delete(calendar + "/acl/" + owner.id()).status()).isIn(403, 409, 422);
    owner.get(calendar).expect(200);
    owner.put(calendar + "/acl/" + guest.id(), "{\"role\": \"KING\"}").expectPointers(422, "/role");
    owner.put(calendar + "/acl/" + guest.id(), "{}").expectPointers(422, "/role");
  }
}
