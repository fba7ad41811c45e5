package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class ChangesIT {
  private static final String BODY = EventBody.hour("E", "2026-03-02T10:00:00");

  private final Person owner;
  private String calendar = "";

  ChangesIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
  }

  @Test
  void shouldTellEverythingOnceWithoutATokenAndNothingAfterIt() {
    put("a", BODY);
    var b = put("b", BODY).json();

    var first = changes("");

    assertThat(first.items("eventId")).containsExactlyInAnyOrder("a", "b");
    assertThat(first.items("kind")).containsOnly("CREATED");
    var told =
        first.items().stream()
            .filter(item -> item.path("eventId").asString().equals("b"))
            .toList()
            .getFirst();
    assertThat(told.path("event")).isEqualTo(b);
    var second = changes("?syncToken=" + next(first));
    assertThat(second.items()).isEmpty();
    assertThat(changes("?syncToken=" + next(second)).items()).isEmpty();
  }

  @Test
  void shouldTellWhatHappenedSinceTheTokenInOrder() {
    put("a", BODY);
    put("b", BODY);
    var token = next(changes(""));

    owner.delete(calendar + "/events/a").expect(204);
    owner.patch(calendar + "/events/b", "{\"title\": \"B2\"}").expect(200);
    put("c", BODY);

    var since = changes("?syncToken=" + token);
    assertThat(since.items("kind")).containsExactly("DELETED", "UPDATED", "CREATED");
    assertThat(since.items("eventId")).containsExactly("a", "b", "c");
    assertThat(since.items().get(0).has("event")).isFalse();
    assertThat(since.items().get(1).path("event").path("title").asString()).isEqualTo("B2");
    // the same token says the same again
    assertThat(changes("?syncToken=" + token).json()).isEqualTo(since.json());
  }

  @Test
  void shouldMissNothingWhenPaged() {
    for (var i = 0; i < 7; i++) {
      put("e" + i, BODY);
    }
    var seen = new ArrayList<String>();
    var page = changes("?limit=3");
    seen.addAll(page.items("eventId"));
    var pages = 1;
    while (page.json().hasNonNull("nextPageToken")) {
      var token = page.json().path("nextPageToken").asString();
      page = changes("?limit=3&pageToken=" + token);
      assertThat(page.items().size()).isBetween(1, 3);
      seen.addAll(page.items("eventId"));
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6");
    assertThat(changes("?syncToken=" + next(page)).items()).isEmpty();
  }

  @Test
  void shouldTellBothPartsWhenASeriesIsSplit() {
    put("s", EventBody.hour("S", "2026-12-07T10:00:00", "RRULE:FREQ=WEEKLY"));
    var token = next(changes(""));
    owner
        .patch(
            calendar + "/events/s?scope=following&occurrence=2026-12-21T10:00:00%2B09:00",
            "{\"title\": \"T\"}")
        .expect(200);

    var since = changes("?syncToken=" + token);
    assertThat(since.items("kind")).containsExactly("UPDATED", "CREATED");
    assertThat(since.items("eventId").getFirst()).isEqualTo("s");
  }

  @Test
  void shouldRefuseTokensThatAreNotOfThisCalendar() {
    put("a", BODY);
    var other = owner.newCalendar("UTC");
    var foreign = next(owner.get(other + "/changes").expect(200));

    owner.get(calendar + "/changes?syncToken=garbage").expectProblem(400);
    owner.get(calendar + "/changes?syncToken=" + foreign).expectProblem(410);
  }

  @Test
  void shouldRebuildTheCalendarByTheChangesAlone() {
    var copy = new java.util.TreeMap<String, tools.jackson.databind.JsonNode>();
    var token = "";
    for (var round = 0; round < 4; round++) {
      put("r" + round, BODY);
      owner.patch(calendar + "/events/r" + round, "{\"title\": \"R\"}").expect(200);
      if (round > 0) {
        owner.delete(calendar + "/events/r" + (round - 1)).expect(204);
        put("again" + round, BODY);
      }
      var since = changes(token.isEmpty() ? "" : "?syncToken=" + token);
      for (var change : since.items()) {
        var id = change.path("eventId").asString();
        if (change.path("kind").asString().equals("DELETED")) {
          copy.remove(id);
        } else {
          copy.put(id, change.path("event"));
        }
      }
      token = next(since);
    }

    var events = owner.get(calendar + "/events?limit=1000").expect(200).items();
    assertThat(List.copyOf(copy.values())).containsExactlyInAnyOrderElementsOf(events);
  }

  private Reply put(String id, String body) {
    return owner.put(calendar + "/events/" + id, body).expect(201);
  }

  private Reply changes(String query) {
    return owner.get(calendar + "/changes" + query).expect(200);
  }

  private static String next(Reply changes) {
    return changes.json().path("nextSyncToken").asString();
  }
}
