package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.Original;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private static final String ROOM = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final Attendee BOB =
      new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  private static final Attendee FUJI =
      new Attendee(null, ROOM, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  private static final LocalDateTime SECOND = LocalDateTime.parse("2026-03-09T10:00:00");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final CalendarWorld world = CalendarWorld.ofAlice();
  private final Event event =
      world.creates(
          "alice", meeting().recurring("RRULE:FREQ=WEEKLY;COUNT=5").attendees(BOB, FUJI).build());

  @Test
  void shouldShowTheAnswerAndKeepSequenceWhenAnAttendeeReplies() {
    assertThat(world.receives(reply("user:bob", 0, all(ResponseStatus.ACCEPTED, "gladly"))))
        .isTrue();
    Event after = world.live(event.id());
    assertThat(after.sequence()).isEqualTo(event.sequence());
    assertThat(after.version()).isEqualTo(event.version() + 1);
    assertThat(status(after.content(), BOB)).isEqualTo(ResponseStatus.ACCEPTED);
    assertThat(status(after.content(), FUJI)).isEqualTo(ResponseStatus.NEEDS_ACTION);
  }

  @Test
  void shouldAnswerPerOccurrenceWhenARoomIsFreeForSomeOnly() {
    world.receives(
        reply(
            "resource:" + ROOM,
            0,
            all(ResponseStatus.ACCEPTED, null),
            new AttendeeAnswer(SECOND, ResponseStatus.DECLINED, "taken")));
    Event after = world.live(event.id());
    assertThat(after.sequence()).isEqualTo(event.sequence());
    assertThat(status(after.content(), FUJI)).isEqualTo(ResponseStatus.ACCEPTED);
    assertThat(after.overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.occurrence()).isEqualTo(SECOND);
          assertThat(status(override.content(), FUJI)).isEqualTo(ResponseStatus.DECLINED);
        });
  }

  @Test
  void shouldSayNothingNewWhenAReplyComesTwice() {
    SchedulingMessage reply =
        reply(
            "user:bob",
            0,
            all(ResponseStatus.ACCEPTED, null),
            new AttendeeAnswer(SECOND, ResponseStatus.DECLINED, null));
    assertThat(world.receives(reply)).isTrue();
    assertThat(world.receives(reply)).isFalse();
  }

  @Test
  void shouldKeepTheLaterAnswerWhenRepliesComeInAnotherOrder() {
    world.receives(reply("user:bob", 2, all(ResponseStatus.DECLINED, null)));
    assertThat(world.receives(reply("user:bob", 1, all(ResponseStatus.ACCEPTED, null)))).isFalse();
    assertThat(
            world.receives(
                reply("user:bob", 1, new AttendeeAnswer(SECOND, ResponseStatus.TENTATIVE, null))))
        .isFalse();
    assertThat(status(world.live(event.id()).content(), BOB)).isEqualTo(ResponseStatus.DECLINED);
  }

  @Test
  void shouldLeaveTheEventWhenNobodyInvitedOrNoOccurrenceIsMeant() {
    assertThat(world.receives(reply("user:eve", 0, all(ResponseStatus.ACCEPTED, null)))).isFalse();
    assertThat(
            world.receives(
                reply(
                    "user:bob",
                    0,
                    new AttendeeAnswer(SECOND.plusDays(1), ResponseStatus.DECLINED, null))))
        .isFalse();
  }

  @Test
  void shouldKeepTheAnswerWhenTheOrganiserEditsAfterwards() {
    world.receives(reply("user:bob", 0, all(ResponseStatus.ACCEPTED, null)));
    world.as("alice", new PatchEvent(event.id(), draft().title("New").build(), new Target.Whole()));
    assertThat(status(world.live(event.id()).content(), BOB)).isEqualTo(ResponseStatus.ACCEPTED);
  }

  @Test
  void shouldKeepSequenceWhenAnAttendeeAnswersOneOccurrenceHere() {
    world.as(
        "bob",
        new RespondToEvent(
            event.id(),
            ResponseStatus.DECLINED,
            null,
            new Target.Part(Scope.THIS, new Target.Occurrence.Local(SECOND))));
    assertThat(world.live(event.id()).sequence()).isEqualTo(event.sequence());
    assertThat(world.live(event.id()).overrides()).hasSize(1);
  }

  private static AttendeeAnswer all(ResponseStatus status, @Nullable String comment) {
    return new AttendeeAnswer(null, status, comment);
  }

  private SchedulingMessage reply(String attendee, int second, AttendeeAnswer... answers) {
    return new SchedulingMessage(
        "m",
        "c",
        CalendarWorld.CALENDAR,
        "bob",
        NOON,
        new Original(CalendarWorld.CALENDAR, event.id(), event.version()),
        event.iCalUid(),
        event.sequence(),
        new Reply(attendee, NOON.plusSeconds(second), List.of(answers)));
  }

  private static ResponseStatus status(EventContent content, Attendee who) {
    return content.attendees().stream()
        .filter(who::isSame)
        .map(Attendee::responseStatus)
        .findFirst()
        .orElseThrow();
  }
}
