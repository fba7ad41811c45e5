package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class ResponseIT {
  private final Person owner;
  private final Person attendee;
  private final Person viewer;
  private String event = "";

  ResponseIT(RunningStack stack) {
    owner = Person.stranger(stack);
    attendee = Person.stranger(stack);
    viewer = Person.stranger(stack);
  }

  @BeforeEach
  void invite() {
    var calendar = owner.newCalendar("Asia/Tokyo");
    owner.share(calendar, attendee, "VIEWER");
    owner.share(calendar, viewer, "VIEWER");
    event = calendar + "/events/e";
    owner
        .put(
            event,
            EventBody.with(
                EventBody.hour("Meet", "2026-12-07T10:00:00", "RRULE:FREQ=WEEKLY"),
                "\"attendees\": [{\"userId\": \"%s\"}, {\"email\": \"x@example.com\"}]"
                    .formatted(attendee.id())))
        .expect(201);
  }

  @Test
  void shouldRecordTheAnswerWhenAttendeeResponds() {
    var answer =
        attendee
            .post(event + "/response", "{\"status\": \"TENTATIVE\", \"comment\": \"late\"}")
            .expect(200)
            .json();

    assertThat(answer.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("TENTATIVE");
    var seen = owner.get(event).expect(200).json();
    assertThat(seen.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("TENTATIVE");
    assertThat(seen.path("attendees").path(0).path("comment").asString()).isEqualTo("late");
    assertThat(seen.path("attendees").path(1).path("responseStatus").asString())
        .isEqualTo("NEEDS_ACTION");
    assertThat(seen.path("version").asInt()).isEqualTo(2);
    // an answer is no change that attendees must hear of (RFC 5546)
    assertThat(seen.path("sequence").asInt()).isZero();
  }

  @Test
  void shouldRecordTheAnswerToOneOccurrence() {
    attendee
        .post(
            event + "/response",
            "{\"status\": \"DECLINED\", \"occurrence\": \"2026-12-14T10:00:00+09:00\"}")
        .expect(200);

    var seen = owner.get(event).expect(200).json();
    assertThat(seen.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("NEEDS_ACTION");
    var override = seen.path("overrides").path(0);
    assertThat(override.path("occurrence").asString()).isEqualTo("2026-12-14T10:00:00+09:00");
    assertThat(override.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("DECLINED");
  }

  @Test
  void shouldRefuseAnswersThatMakeNoSense() {
    viewer.post(event + "/response", "{\"status\": \"ACCEPTED\"}").expectProblem(403);
    attendee.post(event + "/response", "{\"status\": \"MAYBE\"}").expectPointers(422, "/status");
    attendee.post(event + "/response", "{}").expectPointers(422, "/status");
    attendee
        .post(
            event + "/response",
            "{\"status\": \"DECLINED\", \"occurrence\": \"2026-12-15T10:00:00+09:00\"}")
        .expectProblem(404);
    attendee.post(event + "x/response", "{\"status\": \"ACCEPTED\"}").expectProblem(404);
  }
}
