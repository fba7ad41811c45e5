package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class FreeBusyIT {
  private static final String DAY = "2027-03-02";

  private final Person admin;
  private final Person alice;
  private final Person bob;
  private String calendar = "";

  FreeBusyIT(RunningStack stack) {
    admin = new Person(stack, "admin");
    alice = Person.stranger(stack);
    bob = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = alice.newCalendar("UTC");
  }

  @Test
  void shouldShowMergedTimesWithoutDetailsRightAfterTheWrites() {
    event("Dentist", "01:00", "02:00", "");
    event("b", "01:30", "03:00", ", \"visibility\": \"PRIVATE\"");
    event("c", "05:00", "06:00", ", \"transparency\": \"TRANSPARENT\"");
    event("d", "07:00", "08:00", ", \"status\": \"TENTATIVE\"");
    event("e", "09:00", "10:00", ", \"status\": \"CANCELLED\"");
    event("f", "12:00", "13:00", ", \"recurrence\": [\"RRULE:FREQ=DAILY;COUNT=3\"]");

    Reply answer = ask("\"" + alice.id() + "\"", "");

    assertThat(answer.text()).doesNotContain("Dentist");
    assertThat(times(answer.json().path("participants").path(alice.id())))
        .containsExactly("01:00/03:00 BUSY", "07:00/08:00 TENTATIVE", "12:00/13:00 BUSY");
  }

  @Test
  void shouldShowRoomsAndSayWhoIsUnknown() {
    String room =
        admin
            .post("/v1/resources", "{\"name\": \"Room\", \"type\": \"ROOM\"}")
            .expect(201)
            .json()
            .path("id")
            .asString();
    bob.post(
            "/v1/resources/" + room + "/reservations",
            "{\"start\": \"%sT04:00:00Z\", \"end\": \"%sT05:00:00Z\"}".formatted(DAY, DAY))
        .expect(201);
    String gone = "r-" + "a".repeat(26);

    JsonNode found = ask("\"%s\", \"%s\"".formatted(room, gone), "").json().path("participants");

    assertThat(times(found.path(room))).containsExactly("04:00/05:00 BUSY");
    assertThat(found.path(gone).path("error").asString()).isNotEmpty();
  }

  @Test
  void shouldWriteVFreeBusyWhenACalendarIsAccepted() {
    event("a", "01:00", "02:00", "");

    Reply file =
        bob.call("POST", "/v1/freebusy")
            .header("Accept", "text/calendar")
            .json(body("\"" + alice.id() + "\"", ""))
            .send()
            .expect(200);

    assertThat(file.text())
        .contains(
            "BEGIN:VFREEBUSY\r\n",
            "FREEBUSY;FBTYPE=BUSY:20270302T010000Z/20270302T020000Z\r\n",
            "END:VCALENDAR\r\n");
  }

  @Test
  void shouldNameTheFieldsWhenTheBodyIsWrong() {
    bob.post("/v1/freebusy", "{\"from\": \"x\", \"to\": \"2027-01-01\", \"participants\": \"y\"}")
        .expectPointers(422, "/from", "/participants");
    bob.post("/v1/freebusy", "{}").expectPointers(422, "/from", "/to", "/participants");
  }

  @Test
  void shouldFindATimeAtWhichAllAreFreeWhenMeetingTimesAreAsked() {
    event("a", "09:00", "12:00", "");

    JsonNode slots =
        bob.post(
                "/v1/meeting-times",
                """
                {"participants": ["%s", "%s"], "durationMinutes": 60, "limit": 3,
                 "from": "%sT09:00:00Z", "to": "%sT17:00:00Z"}
                """
                    .formatted(alice.id(), bob.id(), DAY, DAY))
            .expect(200)
            .json()
            .path("slots");

    assertThat(slots).isNotEmpty();
    for (JsonNode slot : slots) {
      assertThat(slot.path("start").asString()).isGreaterThanOrEqualTo(DAY + "T12:00:00Z");
    }
  }

  private void event(String title, String start, String end, String more) {
    alice.newEvent(
        calendar,
        """
        {"title": "%s", "start": {"dateTime": "%sT%s:00Z"}, "end": {"dateTime": "%sT%s:00Z"}%s}
        """
            .formatted(title, DAY, start, DAY, end, more));
  }

  private Reply ask(String ids, String more) {
    return bob.post("/v1/freebusy", body(ids, more)).expect(200);
  }

  private static String body(String ids, String more) {
    return "{\"from\": \"%sT00:00:00Z\", \"to\": \"%sT23:00:00Z\", \"participants\": [%s]%s}"
        .formatted(DAY, DAY, ids, more);
  }

  private static List<String> times(JsonNode participant) {
    List<String> times = new ArrayList<>();
    for (JsonNode busy : participant.path("busy")) {
      times.add(
          busy.path("start").asString().substring(11, 16)
              + "/"
              + busy.path("end").asString().substring(11, 16)
              + " "
              + busy.path("status").asString());
    }
    return times;
  }
}
