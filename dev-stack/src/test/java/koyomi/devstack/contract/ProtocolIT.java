package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import koyomi.devstack.issuer.DemoUser;
import koyomi.devstack.rest.Call;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class ProtocolIT {
  private final RunningStack stack;
  private final Person owner;

  ProtocolIT(RunningStack stack) {
    this.stack = stack;
    owner = Person.stranger(stack);
  }

  @Test
  void shouldCloseEveryRouteButHealthAndDocumentsWhenThereIsNoToken() {
    for (var path :
        List.of(
            "/v1/calendars",
            "/v1/calendars/x",
            "/v1/calendars/x/events",
            "/v1/calendars/x/occurrences",
            "/v1/calendars/x/changes",
            "/v1/calendars/x/export",
            "/v1/calendars/x/acl",
            "/v1/me/occurrences",
            "/v1/nothing",
            "/internal/memberships",
            "/actuator/env")) {
      var answer = new Call(stack, "GET", path).send().expectProblem(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
    for (var path :
        List.of(
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/v1/openapi.json",
            "/docs/index.html")) {
      new Call(stack, "GET", path).send().expect(200);
    }
  }

  @Test
  void shouldRefuseTokensThatAreNotGood() {
    var alice = DemoUser.find("alice").orElseThrow();
    var mint = stack.parts().backbone().tokens().mint();
    for (var token :
        List.of(
            mint.token(alice, Duration.ofMinutes(-10)),
            stack.parts().token("alice") + "x",
            "e30.e30.",
            "nonsense")) {
      new Call(stack, "GET", "/v1/calendars")
          .header("Authorization", "Bearer " + token)
          .send()
          .expectProblem(401);
    }
  }

  @Test
  void shouldKeepInstancesRoutesFromUsers() {
    owner.get("/internal/memberships").expectProblem(403);
  }

  @Test
  void shouldTellRouteMethodAndMediaTypeApart() {
    var calendar = owner.newCalendar("UTC");
    owner.get("/v1/nothing").expectProblem(404);
    var refused = owner.put(calendar, "{\"name\": \"x\"}").expectProblem(405);
    assertThat(refused.header("Allow")).contains("GET", "PATCH", "DELETE");
    owner.call("GET", calendar).header("Accept", "image/png").send().expectProblem(406);
    // a file has one format: who asks for it gets it, whatever his client says by default
    var file = owner.call("GET", calendar + "/export").header("Accept", "application/json").send();
    assertThat(file.expect(200).header("Content-Type")).startsWith("text/calendar");
    owner.call("POST", calendar + "/events").body("text/plain", "x").send().expectProblem(415);
    owner
        .call("PATCH", calendar)
        .body("application/json-patch+json", "[]")
        .send()
        .expectProblem(415);
    owner.call("POST", calendar + "/import").json("{}").send().expectProblem(415);
  }

  @Test
  void shouldAnswerHeadAsGetWithoutBody() {
    var calendar = owner.newCalendar("UTC");

    var head = owner.call("HEAD", calendar).send().expect(200);

    assertThat(head.etag()).isEqualTo(owner.get(calendar).etag());
    assertThat(head.text()).isEmpty();
  }

  @Test
  void shouldServeADocumentOfEveryRouteOfThisIssue() {
    var document = new Call(stack, "GET", "/v1/openapi.json").send().expect(200).json();

    assertThat(document.path("openapi").asString()).startsWith("3.1");
    for (var path :
        List.of(
            "/v1/calendars",
            "/v1/calendars/{calendarId}",
            "/v1/calendars/{calendarId}/restore",
            "/v1/calendars/{calendarId}/acl",
            "/v1/calendars/{calendarId}/acl/{userId}",
            "/v1/calendars/{calendarId}/events",
            "/v1/calendars/{calendarId}/events/{eventId}",
            "/v1/calendars/{calendarId}/events/{eventId}/occurrences",
            "/v1/calendars/{calendarId}/events/{eventId}/response",
            "/v1/calendars/{calendarId}/occurrences",
            "/v1/calendars/{calendarId}/changes",
            "/v1/calendars/{calendarId}/import",
            "/v1/calendars/{calendarId}/export",
            "/v1/me/occurrences")) {
      assertThat(document.path("paths").has(path)).as(path).isTrue();
    }
  }

  @Test
  void shouldMeterItself() {
    owner.newCalendar("UTC");
    assertThat(new Call(stack, "GET", "/actuator/prometheus").send().expect(200).text())
        .contains("koyomi_commands_seconds_count", "kafka_stream");
  }

  @Test
  void shouldSeeTheWriteWhenTheClientSendsItsTokenBack() {
    var calendar = owner.newCalendar("UTC");
    for (var round = 0; round < 50; round++) {
      var made =
          owner
              .call("POST", calendar + "/events")
              .json(EventBody.hour("E" + round, "2026-03-02T10:00:00"))
              .on(round % 2)
              .send()
              .expect(201);
      var token = made.header("Koyomi-Consistency");
      var id = made.json().path("id").asString();
      for (var node = 0; node < 2; node++) {
        assertThat(read(made.header("Location"), token, node).json()).isEqualTo(made.json());
        assertThat(read(calendar + "/events?limit=1000", token, node).items("id")).contains(id);
        assertThat(
                read(calendar + "/occurrences?from=2026-03-02&to=2026-03-03", token, node)
                    .items("eventId"))
            .contains(id);
        assertThat(read(calendar + "/changes", token, node).items("eventId")).contains(id);
      }
    }
    owner.call("GET", calendar).header("Koyomi-Consistency", "no token").send().expectProblem(400);
  }

  private Reply read(String path, String token, int node) {
    return owner.call("GET", path).header("Koyomi-Consistency", token).on(node).send().expect(200);
  }
}
