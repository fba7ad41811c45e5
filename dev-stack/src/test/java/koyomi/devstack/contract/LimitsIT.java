package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedStack.class)
class LimitsIT {
  private static final String HOUR = EventBody.hour("E", "2026-12-07T10:00:00");
  private static final int MOST_ATTENDEES = 1000;
  private static final int MOST_REMINDERS = 20;

  private final Person owner;
  private String events = "";

  LimitsIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    events = owner.newCalendar("Asia/Tokyo") + "/events";
  }

  @Test
  void shouldTakeWhatIsJustWithinTheLimits() {
    var body =
        EventBody.with(
            EventBody.hour("t".repeat(500), "2026-12-07T10:00:00"),
            """
            "description": "%s", "attendees": %s, "reminders": %s\
            """
                .formatted(
                    "d".repeat(65_536), attendees(MOST_ATTENDEES), reminders(MOST_REMINDERS)));

    var event = owner.post(events, body).expect(201).json();

    assertThat(event.path("attendees").size()).isEqualTo(MOST_ATTENDEES);
    assertThat(owner.get(events + "/" + event.path("id").asString()).expect(200).json())
        .isEqualTo(event);
  }

  @Test
  void shouldRefuseBodiesThatAreTooLarge() {
    owner
        .post(events, EventBody.with(HOUR, "\"description\": \"" + "x".repeat(1 << 20) + "\""))
        .expectProblem(413);
    assertThat(
            owner
                .post(
                    events, EventBody.with(HOUR, "\"description\": \"" + "x".repeat(65_537) + "\""))
                .status())
        .isIn(413, 422);
  }

  @Test
  void shouldCountReminders() {
    owner
        .post(events, EventBody.with(HOUR, "\"reminders\": " + reminders(MOST_REMINDERS + 1)))
        .expectPointers(422, "/reminders");
  }

  @Test
  void shouldCountAttendees() {
    owner
        .post(events, EventBody.with(HOUR, "\"attendees\": " + attendees(MOST_ATTENDEES + 1)))
        .expectPointers(422, "/attendees");
  }

  @Test
  void shouldCountCharactersOfTitles() {
    owner
        .post(events, EventBody.hour("x".repeat(501), "2026-12-07T10:00:00"))
        .expectPointers(422, "/title");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /status                    | "status": "WILD"
          /visibility                | "visibility": "NOBODY"
          /title                     | "title": 5
          /recurrence/0              | "recurrence": ["RRULE:FREQ=WEEKLY;BYDAY=1MO"]
          /recurrence/0              | "recurrence": ["RRULE:FREQ=FORTNIGHTLY"]
          /recurrence/1              | "recurrence": ["RRULE:FREQ=DAILY", "EXDATE:soon"]
          /attendees/0               | "attendees": [{"name": "x"}]
          /reminders/0/minutesBefore | "reminders": [{"method": "POPUP", "minutesBefore": -1}]
          /reminders/0/method        | "reminders": [{"method": "SMOKE", "minutesBefore": 1}]
          /start/timeZone            | "start": {"dateTime": "2026-12-07T10:00:00", "timeZone": "Mars/X"}
          /start/dateTime            | "start": {"dateTime": "1899-12-31T10:00:00", "timeZone": "UTC"}
          /start/dateTime            | "start": {"dateTime": "noon"}
          /end                       | "end": {"dateTime": "2026-12-07T09:00:00", "timeZone": "Asia/Tokyo"}
          /end                       | "end": {"date": "2026-12-08"}
          """)
  void shouldPointToTheBadPart(String pointer, String field) {
    owner.post(events, EventBody.with(HOUR, field)).expectPointers(422, pointer);
  }

  @Test
  void shouldPointToWhatIsMissing() {
    owner.post(events, "{\"title\": \"x\"}").expectPointers(422, "/start", "/end");
    owner
        .post(events, "{\"title\": \"x\", \"start\": {\"date\": \"2026-12-24\"}, \"end\": {}}")
        .expectProblem(422);
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    owner.post(events, "{\"title\": ").expectProblem(400);
    owner.post(events, "").expectProblem(400);
    owner.post(events, "{} {}").expectProblem(400);
    owner.post(events, "{\"a\":".repeat(2000) + "1" + "}".repeat(2000)).expectProblem(400);
  }

  private static String attendees(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"email\": \"a%d@example.com\"}".formatted(i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String reminders(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"method\": \"POPUP\", \"minutesBefore\": %d}".formatted(i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
