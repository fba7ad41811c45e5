package koyomi.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import koyomi.api.problem.ProblemException;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.event.Violation;
import org.junit.jupiter.api.Test;

class EventBodiesTest {
  @Test
  void shouldTellAbsentFromNullWhenPatchIsRead() {
    EventDraft draft = read("{\"title\": null, \"start\": {\"date\": \"2026-03-08\"}}");

    assertThat(draft.fields()).containsExactlyInAnyOrder(EventField.TITLE, EventField.START);
    assertThat(draft.title()).isNull();
    assertThat(draft.start()).isEqualTo(new TimeDraft(null, null, "2026-03-08"));
  }

  @Test
  void shouldIgnoreUnknownMembersAndAnswersOfAttendees() {
    EventDraft draft =
        read(
            "{\"id\": 7, \"overrides\": \"?\","
                + " \"attendees\": [{\"userId\": \"bob\", \"responseStatus\": \"ACCEPTED\"}]}");

    assertThat(draft.fields()).containsExactly(EventField.ATTENDEES);
    assertThat(draft.attendees())
        .singleElement()
        .satisfies(bob -> assertThat(bob.responseStatus()).isEqualTo(ResponseStatus.NEEDS_ACTION));
  }

  @Test
  void shouldNameEveryPlaceWhenTypesAreWrong() {
    assertThatThrownBy(() ->
            read(
                "{\"start\": \"today\", \"recurrence\": [1], \"visibility\": \"public\","
                    + " \"reminders\": [{\"method\": \"POPUP\", \"minutesBefore\": 1.5}, {}],"
                    + " \"extendedProperties\": {\"a/b~c\": 1}, \"title\": \"\\ud800\"}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().errors())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder(
                        "/start",
                        "/recurrence/0",
                        "/visibility",
                        "/reminders/0/minutesBefore",
                        "/reminders/1/method",
                        "/reminders/1/minutesBefore",
                        "/extendedProperties/a~1b~0c",
                        "/title"));
  }

  @Test
  void shouldRefuseBodyWhenItIsNoObject() {
    for (String body : new String[] {"", "[]", "{", "{} {}", "{\"a\":1,\"a\":2}", "\u0000"}) {
      assertThatThrownBy(() -> read(body))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().kind().status()).isEqualTo(400));
    }
  }

  private static EventDraft read(String json) {
    return EventBodies.draft(JsonBodies.object(json.getBytes(StandardCharsets.UTF_8)));
  }
}
