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

/** No route tells more than the caller may know. */
@ExtendWith(SharedStack.class)
class PrivacyIT {
  private static final List<String> DETAILS =
      List.of("Surgery", "hushed", "Clinic", "guest@example.com", "example.com/link", "x-note");

  private final Person owner;
  private final Person viewer;
  private final Person editor;
  private final Person free;
  private final Person attendee;
  private String calendar = "";

  PrivacyIT(RunningStack stack) {
    owner = Person.stranger(stack);
    viewer = Person.stranger(stack);
    editor = Person.stranger(stack);
    free = Person.stranger(stack);
    attendee = Person.stranger(stack);
  }

  @BeforeEach
  void share() {
    calendar = owner.newCalendar("Asia/Tokyo");
    owner.share(calendar, viewer, "VIEWER");
    owner.share(calendar, attendee, "VIEWER");
    owner.share(calendar, editor, "EDITOR");
    owner.share(calendar, free, "FREEBUSY");
  }

  @Test
  void shouldShowTimesOnlyToOthersWhenPrivate() {
    make("PRIVATE");

    for (var path : paths()) {
      for (var person : List.of(viewer, editor, free)) {
        hidden(person, path);
      }
      shown(owner, path);
      shown(attendee, path);
    }
    assertThat(viewer.get(calendar + "/occurrences?from=2026-12-01&to=2026-12-31").items("start"))
        .contains("2026-12-08T10:00:00+09:00", "2026-12-15T12:00:00+09:00");
  }

  @Test
  void shouldShowTimesOnlyToFreeBusyReadersWhenPublic() {
    make("PUBLIC");

    for (var path : paths()) {
      hidden(free, path);
      shown(viewer, path);
    }
    assertThat(free.get(calendar + "/occurrences?from=2026-12-08&to=2026-12-09").items("start"))
        .containsExactly("2026-12-08T10:00:00+09:00");
  }

  @Test
  void shouldHideTheWholeSeriesWhenOneOccurrenceIsPrivate() {
    make("PUBLIC");
    owner
        .patch(
            calendar + "/events/e?scope=this&occurrence=2026-12-22T10:00:00%2B09:00",
            "{\"visibility\": \"PRIVATE\", \"title\": \"Surgery again\"}")
        .expect(200);

    assertThat(viewer.get(calendar + "/events/e").expect(200).text()).doesNotContain("again");
    assertThat(viewer.get(calendar + "/changes").expect(200).text()).doesNotContain("again");
    assertThat(
            viewer.get(calendar + "/occurrences?from=2026-12-22&to=2026-12-23").expect(200).text())
        .doesNotContain("again");
    assertThat(viewer.call("GET", calendar + "/export").send().expect(200).text())
        .doesNotContain("again");
  }

  @Test
  void shouldTellAnEditorNoMoreInTheAnswerToAWrite() {
    make("PRIVATE");

    var answer =
        editor.patch(
            calendar + "/events/e", "{\"start\": {\"dateTime\": \"2026-12-08T10:30:00\"}}");

    assertThat(answer.status()).isIn(200, 403);
    assertThat(answer.text()).doesNotContain(DETAILS);
  }

  private void make(String visibility) {
    owner
        .put(
            calendar + "/events/e",
            EventBody.with(
                EventBody.hour("Surgery", "2026-12-08T10:00:00", "RRULE:FREQ=WEEKLY"),
                """
                "description": "hushed", "location": "Clinic", "visibility": "%s",
                "attendees": [{"userId": "%s"}, {"email": "guest@example.com"}],
                "attachments": [{"url": "https://example.com/link"}],
                "extendedProperties": {"x-note": "1"}\
                """
                    .formatted(visibility, attendee.id())))
        .expect(201);
    owner
        .patch(
            calendar + "/events/e?scope=this&occurrence=2026-12-15T10:00:00%2B09:00",
            """
            {"start": {"dateTime": "2026-12-15T12:00:00"},
             "end": {"dateTime": "2026-12-15T13:00:00"}}\
            """)
        .expect(200);
  }

  private List<String> paths() {
    var id = calendar.substring(calendar.lastIndexOf('/') + 1);
    return List.of(
        calendar + "/events/e",
        calendar + "/events",
        calendar + "/events?from=2026-12-01&to=2027-01-01",
        calendar + "/events/e/occurrences?from=2026-12-01&to=2027-01-01",
        calendar + "/events/e/occurrences?from=2046-12-01&limit=2",
        calendar + "/occurrences?from=2026-12-01&to=2027-01-01",
        calendar + "/occurrences?from=2046-12-01&to=2047-01-01",
        calendar + "/changes",
        calendar + "/export",
        "/v1/me/occurrences?from=2026-12-01&to=2027-01-01&calendarIds=" + id);
  }

  private static void hidden(Person person, String path) {
    var answer = person.call("GET", path).send();
    // a reader of times may be refused the file, but not more may be given
    assertThat(answer.status()).as(path).isIn(200, 403);
    assertThat(answer.text()).as(path).doesNotContain(DETAILS);
  }

  private static void shown(Person person, String path) {
    assertThat(person.call("GET", path).send().expect(200).text()).as(path).contains("Surgery");
  }
}
