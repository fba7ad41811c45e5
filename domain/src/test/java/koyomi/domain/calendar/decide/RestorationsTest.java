package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.CalendarWorld.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CalendarCommand.Share;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.Test;

class RestorationsTest {
  private static final Target WHOLE = new Target.Whole();
  private static final Attendee BOB =
      new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldBringContentAndOverridesBackAsANewVersion() {
    world.as("alice", new PutEvent("s", weekly(), WHOLE));
    Target monday =
        new Target.Part(
            Scope.THIS, new Target.Occurrence.Local(LocalDateTime.parse("2026-03-09T10:00:00")));
    world.as("alice", new PatchEvent("s", draft().title("Elsewhere").build(), monday));
    Event second = world.live("s");
    world.as("alice", new PutEvent("s", meeting().title("Single").build(), WHOLE));

    Answer.OfEvent answer = (Answer.OfEvent) world.as("alice", new RestoreEvent("s", 2));

    assertThat(answer.created()).isFalse();
    assertThat(answer.event()).isEqualTo(world.live("s"));
    assertThat(answer.event().version()).isEqualTo(4);
    assertThat(answer.event().content()).isEqualTo(second.content());
    assertThat(answer.event().overrides()).isEqualTo(second.overrides()).hasSize(1);
    assertThat(answer.event().sequence()).isGreaterThan(second.sequence());
    assertThat(world.facts().getLast().body()).isInstanceOf(CalendarFact.Body.EventUpdated.class);
  }

  @Test
  void shouldReviveADeletedEventWithVersionAndSequenceThatGoOn() {
    Event first = world.creates("alice", meeting().build());
    world.passes(java.time.Duration.ofHours(1));
    world.as("alice", new DeleteEvent(first.id(), WHOLE));

    Answer.OfEvent answer = (Answer.OfEvent) world.as("alice", new RestoreEvent(first.id(), 1));

    assertThat(answer.created()).isTrue();
    assertThat(answer.event().version()).isEqualTo(3);
    assertThat(answer.event().sequence()).isEqualTo(first.sequence() + 1);
    assertThat(answer.event().iCalUid()).isEqualTo(first.iCalUid());
    assertThat(answer.event().createdAt()).isEqualTo(first.createdAt());
    assertThat(answer.event().content()).isEqualTo(first.content());
    assertThat(world.live(first.id())).isEqualTo(answer.event());
  }

  @Test
  void shouldKeepTodaysAnswersOfAttendeesWhenRestored() {
    world.as("alice", new PutEvent("m", meeting().attendees(BOB).build(), WHOLE));
    world.as("alice", new PatchEvent("m", draft().title("Review").build(), WHOLE));
    world.as("bob", new RespondToEvent("m", ResponseStatus.DECLINED, "away", WHOLE));

    world.as("alice", new RestoreEvent("m", 1));

    Event restored = world.live("m");
    assertThat(restored.content().title()).isEqualTo("Planning");
    assertThat(restored.content().attendees())
        .extracting(Attendee::responseStatus, Attendee::comment)
        .containsExactly(tuple(ResponseStatus.DECLINED, "away"));
  }

  @Test
  void shouldWriteNothingWhenTheVersionIsLikeThePresentOne() {
    world.as("alice", new PutEvent("m", meeting().build(), WHOLE));
    int facts = world.facts().size();

    Answer answer = world.as("alice", new RestoreEvent("m", 1));

    assertThat(answer).isEqualTo(new Answer.OfEvent(world.live("m"), false, List.of()));
    assertThat(world.facts()).hasSize(facts);
  }

  @Test
  void shouldRefuseWhenVersionOrEventIsUnknown() {
    world.as("alice", new PutEvent("m", meeting().build(), WHOLE));
    world.as("alice", new DeleteEvent("m", WHOLE));

    assertThat(refusal(world.as("alice", new RestoreEvent("m", 2)))).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal(world.as("alice", new RestoreEvent("m", 9)))).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal(world.as("alice", new RestoreEvent("x", 1)))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void shouldHonourTheConditionWhenThereIsOne() {
    world.as("alice", new PutEvent("m", meeting().build(), WHOLE));
    world.as("alice", new PatchEvent("m", draft().title("Review").build(), WHOLE));
    RestoreEvent first = new RestoreEvent("m", 1);

    assertThat(refusal(world.as("alice", first, new Precondition.Tags(List.of("1")))))
        .isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(refusal(world.as("alice", first, new Precondition.Tags(List.of("2"))))).isNull();
    world.as("alice", new DeleteEvent("m", WHOLE));
    assertThat(refusal(world.as("alice", first, new Precondition.MustExist())))
        .isEqualTo(Kind.PRECONDITION_FAILED);
  }

  @Test
  void shouldRefuseWhoMayNotEditOrNotSee() {
    world.as("alice", new Share("carol", Role.EDITOR));
    world.as("alice", new Share("dave", Role.VIEWER));
    world.as("alice", new PutEvent("was", meeting().visibility(Visibility.PRIVATE).build(), WHOLE));
    world.as("alice", new PatchEvent("was", draft().visibility(Visibility.PUBLIC).build(), WHOLE));
    world.as("alice", new PutEvent("is", meeting().build(), WHOLE));
    world.as("alice", new PatchEvent("is", draft().visibility(Visibility.PRIVATE).build(), WHOLE));

    assertThat(refusal(world.as("dave", new RestoreEvent("was", 2)))).isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal(world.as("carol", new RestoreEvent("was", 1)))).isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal(world.as("carol", new RestoreEvent("is", 1)))).isEqualTo(Kind.FORBIDDEN);
    world.as("alice", new DeleteEvent("is", WHOLE));
    assertThat(refusal(world.as("carol", new RestoreEvent("is", 1)))).isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal(world.as("alice", new RestoreEvent("is", 1)))).isNull();
  }
}
