package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class InvitationsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DECEMBER = "?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z";

  private final Person organiser;
  private final Person invited;
  private final String event;
  private final String copy;

  InvitationsIT(RunningStack stack) {
    organiser = Person.stranger(stack);
    invited = Person.stranger(stack);
    event = organiser.newCalendar("Asia/Tokyo") + "/events/e";
    copy = "/v1/calendars/" + Ids.homeCalendarId(invited.id()) + "/events/e";
    organiser
        .put(
            event,
            EventBody.with(
                EventBody.hour("Meet", "2026-12-07T10:00:00"),
                "\"attendees\": [{\"userId\": \"%s\"}]".formatted(invited.id())))
        .expect(201);
    Await.until(PATIENCE, () -> invited.get(copy).status() == 200);
  }

  @Test
  void shouldBeInTheMonthOfTheInvitedAndAnswerableThere() {
    var month = invited.get("/v1/me/occurrences" + DECEMBER).expect(200).json();
    assertThat(month.path("items").size()).isEqualTo(1);
    assertThat(month.path("items").path(0).path("organizerId").asString())
        .isEqualTo(organiser.id());

    invited.post(copy + "/response", "{\"status\": \"ACCEPTED\"}").expect(200);

    Await.until(PATIENCE, () -> answer().equals("ACCEPTED"));
    assertThat(organiser.get(event).json().path("sequence").asInt()).isZero();
  }

  @Test
  void shouldFollowTheOrganiserWhenTheEventChangesAndGoWithIt() {
    invited.patch(copy, "{\"title\": \"Mine\"}").expectProblem(403);
    organiser.patch(event, "{\"title\": \"Other\"}").expect(200);
    Await.until(PATIENCE, () -> invited.get(copy).json().path("title").asString().equals("Other"));

    organiser.delete(event).expect(204);

    Await.until(PATIENCE, () -> invited.get(copy).status() == 404);
  }

  @Test
  void shouldDeclineWhenTheInvitedDeletesTheCopy() {
    invited.delete(copy).expect(204);
    Await.until(PATIENCE, () -> answer().equals("DECLINED"));
  }

  private String answer() {
    return organiser.get(event).json().path("attendees").path(0).path("responseStatus").asString();
  }
}
