package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Edits of a part of a series: Mondays and Wednesdays of December 2026, but not the 14th. */
@ExtendWith(SharedStack.class)
class SeriesEditsIT {
  private final Person owner;
  private String calendar = "";
  private String event = "";
  private String id = "";

  SeriesEditsIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
    id =
        owner
            .newEvent(
                calendar,
                EventBody.hour(
                    "Plan",
                    "2026-12-07T10:00:00",
                    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
                    "EXDATE;TZID=Asia/Tokyo:20261214T100000"))
            .path("id")
            .asString();
    event = calendar + "/events/" + id;
  }

  @Test
  void shouldMoveOneOccurrenceWhenScopeIsThis() {
    var answer =
        owner
            .patch(
                event + "?scope=this&occurrence=2026-12-09T10:00:00%2B09:00",
                """
                {"title": "Special", "start": {"dateTime": "2026-12-10T15:00:00"},
                 "end": {"dateTime": "2026-12-10T16:00:00"}}\
                """)
            .expect(200);

    var overrides = answer.json().path("overrides");
    assertThat(overrides.size()).isEqualTo(1);
    assertThat(overrides.path(0).path("occurrence").asString())
        .isEqualTo("2026-12-09T10:00:00+09:00");
    var moved =
        occurrences().stream().filter(o -> o.path("title").asString().equals("Special")).toList();
    assertThat(moved).hasSize(1);
    assertThat(moved.getFirst().path("start").asString()).isEqualTo("2026-12-10T15:00:00+09:00");
    assertThat(moved.getFirst().path("occurrence").asString())
        .isEqualTo("2026-12-09T10:00:00+09:00");
    assertThat(starts())
        .containsExactly(
            "07 Plan", "10 Special", "16 Plan", "21 Plan", "23 Plan", "28 Plan", "30 Plan");
    assertThat(owner.get(event).json()).isEqualTo(answer.json());
  }

  @Test
  void shouldDeleteOneOccurrenceWhenScopeIsThis() {
    var one = event + "?scope=this&occurrence=2026-12-16T01:00:00Z";

    owner.delete(one).expect(204);
    owner.delete(one).expectProblem(404);
    owner.patch(one, "{\"title\": \"x\"}").expectProblem(404);

    assertThat(starts())
        .containsExactly("07 Plan", "09 Plan", "21 Plan", "23 Plan", "28 Plan", "30 Plan");
  }

  @Test
  void shouldSplitTheSeriesWhenScopeIsFollowing() {
    owner
        .patch(
            event + "?scope=this&occurrence=2026-12-28T10:00:00%2B09:00",
            "{\"location\": \"Attic\"}")
        .expect(200);

    var later =
        owner
            .patch(
                event + "?scope=following&occurrence=2026-12-23T10:00:00%2B09:00",
                "{\"title\": \"Later\"}")
            .expect(200);

    var second = later.json();
    assertThat(second.path("id").asString()).isNotEqualTo(id);
    assertThat(later.header("Content-Location"))
        .isEqualTo(calendar + "/events/" + second.path("id").asString());
    assertThat(second.path("overrides").size()).isEqualTo(1);
    assertThat(starts())
        .containsExactly(
            "07 Plan", "09 Plan", "16 Plan", "21 Plan", "23 Later", "28 Plan", "30 Later");
    var attic =
        occurrences().stream()
            .filter(o -> o.path("location").asString("").equals("Attic"))
            .toList();
    assertThat(attic).hasSize(1);
    assertThat(attic.getFirst().path("eventId")).isEqualTo(second.path("id"));
    assertThat(owner.get(event).json().path("overrides").isEmpty()).isTrue();
  }

  @Test
  void shouldEndTheSeriesWhenFollowingIsDeleted() {
    owner.delete(event + "?scope=following&occurrence=2026-12-21T10:00:00%2B09:00").expect(204);

    assertThat(starts()).containsExactly("07 Plan", "09 Plan", "16 Plan");
    owner.get(event).expect(200);
    owner.delete(event + "?scope=following&occurrence=2026-12-07T10:00:00%2B09:00").expect(204);
    owner.get(event).expectProblem(404);
  }

  @Test
  void shouldChangeAllWhenScopeIsAll() {
    owner.patch(event + "?scope=all", "{\"title\": \"All\"}").expect(200);
    assertThat(starts()).allMatch(start -> start.endsWith("All"));

    owner.delete(event + "?scope=all").expect(204);
    assertThat(starts()).isEmpty();
  }

  @Test
  void shouldListTheOverridesThatGoWhenTheRuleOfAllChanges() {
    var monday = event + "?scope=this&occurrence=2026-12-21T10:00:00%2B09:00";
    var wednesday = event + "?scope=this&occurrence=2026-12-23T10:00:00%2B09:00";
    owner.patch(monday, "{\"title\": \"Stays\"}").expect(200);
    owner.patch(wednesday, "{\"title\": \"Goes\"}").expect(200);

    var answer =
        owner.patch(event, "{\"recurrence\": [\"RRULE:FREQ=WEEKLY;BYDAY=MO\"]}").expect(200).json();

    assertThat(answer.path("droppedOverrides").size()).isEqualTo(1);
    assertThat(answer.path("droppedOverrides").path(0).asString())
        .isEqualTo("2026-12-23T10:00:00+09:00");
    assertThat(answer.path("overrides").size()).isEqualTo(1);
    assertThat(starts()).containsExactly("07 Plan", "14 Plan", "21 Stays", "28 Plan");
    assertThat(owner.get(event).json().has("droppedOverrides")).isFalse();
  }

  @Test
  void shouldShowAnOccurrenceBeyondTheHorizonWhenItWasMovedThereAndBack() {
    var one = event + "?scope=this&occurrence=2026-12-09T10:00:00%2B09:00";
    owner
        .patch(
            one,
            """
            {"start": {"dateTime": "2031-06-03T10:00:00"}, "end": {"dateTime": "2031-06-03T11:00:00"},
             "title": "Far"}\
            """)
        .expect(200);
    var june = calendar + "/occurrences?from=2031-06-03&to=2031-06-04";
    assertThat(owner.get(june).items("title")).containsExactly("Far");
    assertThat(starts()).doesNotContain("09 Plan", "09 Far");

    owner
        .patch(
            one,
            """
            {"start": {"dateTime": "2026-12-09T12:00:00"}, "end": {"dateTime": "2026-12-09T13:00:00"}}\
            """)
        .expect(200);
    assertThat(owner.get(june).items()).isEmpty();
    assertThat(starts()).contains("09 Far");
  }

  @Test
  void shouldInviteToAndCancelOneOccurrenceAlone() {
    owner
        .patch(
            event + "?scope=this&occurrence=2026-12-09T10:00:00%2B09:00",
            "{\"attendees\": [{\"email\": \"guest@example.com\"}], \"status\": \"CANCELLED\"}")
        .expect(200);

    var now = owner.get(event).json();
    assertThat(now.path("attendees").isEmpty()).isTrue();
    assertThat(now.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(now.path("sequence").asInt()).isEqualTo(1);
    assertThat(now.path("overrides").path(0).path("attendees").size()).isEqualTo(1);
    assertThat(
            occurrences().stream()
                .filter(o -> o.path("status").asString().equals("CANCELLED"))
                .map(o -> o.path("start").asString()))
        .containsExactly("2026-12-09T10:00:00+09:00");
  }

  @Test
  void shouldSayWhatIsWrongWhenScopeMakesNoSense() {
    assertThat(owner.patch(event + "?scope=this", "{\"title\": \"x\"}").status()).isIn(400, 422);
    assertThat(owner.delete(event + "?scope=some&occurrence=2026-12-07").status()).isIn(400, 422);
    owner.delete(event + "?scope=this&occurrence=2026-12-08T10:00:00%2B09:00").expectProblem(404);
    assertThat(owner.delete(event + "?scope=this&occurrence=yesterday").status()).isIn(400, 422);
    assertThat(starts()).hasSize(7);
  }

  @Test
  void shouldKeepTheVersionsInStepWhenConditional() {
    var first = owner.get(event).etag();
    var one = event + "?scope=this&occurrence=2026-12-09T10:00:00%2B09:00";

    var second =
        owner
            .call("PATCH", one)
            .json("{\"title\": \"x\"}")
            .header("If-Match", first)
            .send()
            .expect(200)
            .etag();

    owner.call("DELETE", one).header("If-Match", first).send().expectProblem(412);
    assertThat(owner.get(event).etag()).isEqualTo(second);
  }

  private List<tools.jackson.databind.JsonNode> occurrences() {
    return owner.get(calendar + "/occurrences?from=2026-12-01&to=2027-01-01").expect(200).items();
  }

  /** Day and title of each, in the order of the answer. */
  private List<String> starts() {
    return occurrences().stream()
        .map(o -> o.path("start").asString().substring(8, 10) + " " + o.path("title").asString())
        .toList();
  }
}
