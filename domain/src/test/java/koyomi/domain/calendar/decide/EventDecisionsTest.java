package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.CalendarWorld.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.Test;

class EventDecisionsTest {
  private static final Target WHOLE = new Target.Whole();

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldKeepLocalTimeAndZoneWhenCreated() {
    Event event = world.creates("alice", meeting().build());
    assertThat(event.content().start())
        .isEqualTo(new EventTime.Zoned(LocalDateTime.parse("2026-03-02T10:00:00"), "Asia/Tokyo"));
    assertThat(event.version()).isEqualTo(1);
    assertThat(event.iCalUid()).isEqualTo(CalendarWorld.uid(event.id()));
  }

  @Test
  void shouldKeepTheOffsetWhenNoZoneIsNamed() {
    Event event =
        world.creates(
            "alice",
            draft()
                .startAt("2026-03-08T09:00:00.000-05:00")
                .endAt("2026-03-08T10:00:00-05:00")
                .build());
    assertThat(event.content().start())
        .isEqualTo(new EventTime.Zoned(LocalDateTime.parse("2026-03-08T09:00:00"), "-05:00"));
  }

  @Test
  void shouldReadInTheZoneWhenBothOffsetAndZoneAreNamed() {
    Event event =
        world.creates(
            "alice",
            draft()
                .from("2026-03-08T09:00:00Z", "Asia/Tokyo")
                .to("2026-03-08T10:00:00Z", "Asia/Tokyo")
                .build());
    assertThat(event.content().start().local()).isEqualTo(LocalDateTime.parse("2026-03-08T18:00"));
  }

  @Test
  void shouldTakeABlankBetweenDateAndTimeButNotNothing() {
    Event blank =
        world.creates(
            "alice", draft().startAt("2026-03-08 09:00:00Z").endAt("2026-03-08t10:00:00z").build());
    assertThat(blank.content().start().local()).isEqualTo(LocalDateTime.parse("2026-03-08T09:00"));
    Answer joined =
        world.as(
            "alice",
            new CreateEvent("j", meeting().from("2026-03-0209:00:00", "Asia/Tokyo").build()));
    assertThat(rejection(joined).violations())
        .extracting("pointer")
        .containsExactly("/start/dateTime");
  }

  @Test
  void shouldPointAtTheFieldWhenTheBodyIsWrong() {
    Answer backwards =
        world.as(
            "alice",
            new CreateEvent("b", meeting().to("2026-03-02T09:00:00", "Asia/Tokyo").build()));
    assertThat(rejection(backwards).violations()).extracting("pointer").containsExactly("/end");
    Answer zone =
        world.as(
            "alice",
            new CreateEvent(
                "z", meeting().from("2026-03-02T10:00", "Tokyo Standard Time").build()));
    assertThat(rejection(zone).violations())
        .extracting("pointer")
        .containsExactly("/start/timeZone");
    Answer rule =
        world.as(
            "alice", new CreateEvent("r", meeting().recurring("RRULE:FREQ=SOMETIMES").build()));
    assertThat(rejection(rule).violations()).extracting("pointer").containsExactly("/recurrence/0");
    Answer nobody =
        world.as("alice", new CreateEvent("w", meeting().attendees(somebody("")).build()));
    assertThat(rejection(nobody).violations())
        .extracting("pointer")
        .containsExactly("/attendees/0/userId");
    Answer nothing = world.as("alice", new CreateEvent("n", draft().title("?").build()));
    assertThat(rejection(nothing).violations())
        .extracting("pointer")
        .containsExactly("/start", "/end");
  }

  @Test
  void shouldLoseNeitherWhenTwoPatchesChangeDifferentFields() {
    Event event = world.creates("alice", meeting().build());
    world.as("alice", new PatchEvent(event.id(), draft().title("Review").build(), WHOLE));
    world.as(
        "alice", new PatchEvent(event.id(), draft().visibility(Visibility.PRIVATE).build(), WHOLE));
    Event after = world.live(event.id());
    assertThat(after.content().title()).isEqualTo("Review");
    assertThat(after.content().visibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(after.version()).isEqualTo(3);
    assertThat(after.sequence()).isZero();
  }

  @Test
  void shouldRefuseTheIdForEverWhenItWasUsed() {
    world.as("alice", new PutEvent("mine", meeting().build(), WHOLE));
    world.as("alice", new DeleteEvent("mine", WHOLE));
    assertThat(refusal(world.as("alice", new PutEvent("mine", meeting().build(), WHOLE))))
        .isEqualTo(Kind.CONFLICT);
  }

  @Test
  void shouldReplaceButKeepAnswersWhenPut() {
    Attendee bob = new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
    world.as("alice", new PutEvent("m", meeting().attendees(bob).build(), WHOLE));
    world.as(
        "bob", new CalendarCommand.RespondToEvent("m", ResponseStatus.ACCEPTED, "gladly", WHOLE));
    world.as("alice", new PutEvent("m", meeting().title("New").attendees(bob).build(), WHOLE));
    assertThat(world.live("m").content().attendees())
        .singleElement()
        .extracting(Attendee::responseStatus, Attendee::comment)
        .containsExactly(ResponseStatus.ACCEPTED, "gladly");
  }

  @Test
  void shouldHonourConditionsWhenPut() {
    assertThat(
            refusal(
                world.as(
                    "alice",
                    new PutEvent("p", meeting().build(), WHOLE),
                    new Precondition.MustExist())))
        .isEqualTo(Kind.PRECONDITION_FAILED);
    world.as("alice", new PutEvent("p", meeting().build(), WHOLE), new Precondition.MustBeNew());
    assertThat(
            refusal(
                world.as(
                    "alice",
                    new PutEvent("p", meeting().build(), WHOLE),
                    new Precondition.MustBeNew())))
        .isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(
            refusal(
                world.as(
                    "alice",
                    new DeleteEvent("p", WHOLE),
                    new Precondition.Tags(List.of("7", "1")))))
        .isNull();
  }

  @Test
  void shouldReportUnchangedWhenAFileIsImportedAgain() {
    Event event = world.creates("alice", meeting().build());
    ImportedEvent same =
        new ImportedEvent(event.id(), event.iCalUid(), 0, 1, event.content(), List.of());
    ImportedEvent fresh =
        new ImportedEvent(
            "other",
            "other@example.com",
            2,
            9,
            event.content().withICalendar(List.of("DTSTAMP:20260101T000000Z")),
            List.of());
    Answer first = world.as("alice", new CalendarCommand.ImportEvents(List.of(same, fresh)));
    assertThat(first).isEqualTo(new Answer.OfImport(1, 0, 1, List.of()));
    ImportedEvent stamped =
        new ImportedEvent(
            "other",
            "other@example.com",
            2,
            9,
            event.content().withICalendar(List.of("DTSTAMP:20260202T000000Z")),
            List.of());
    Answer again = world.as("alice", new CalendarCommand.ImportEvents(List.of(same, stamped)));
    assertThat(again).isEqualTo(new Answer.OfImport(0, 0, 2, List.of()));
  }

  @Test
  void shouldTakeTheOthersWhenOneImportedEventIsBad() {
    Event event = world.creates("alice", meeting().build());
    ImportedEvent bad =
        new ImportedEvent(
            "bad",
            "bad@example.com",
            0,
            17,
            event.content().withRecurrence(List.of("RRULE:FREQ=NEVER")),
            List.of());
    ImportedEvent good =
        new ImportedEvent("good", "good@example.com", 0, 30, event.content(), List.of());
    Answer.OfImport answer =
        (Answer.OfImport) world.as("alice", new CalendarCommand.ImportEvents(List.of(bad, good)));
    assertThat(answer.created()).isEqualTo(1);
    assertThat(answer.rejected())
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.line()).isEqualTo(17);
          assertThat(rejected.uid()).isEqualTo("bad@example.com");
        });
  }

  private static Attendee somebody(String userId) {
    return new Attendee(userId, null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  }
}
