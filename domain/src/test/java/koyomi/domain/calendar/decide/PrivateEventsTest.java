package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.CalendarWorld.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.ImportEvents;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CalendarCommand.Share;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor can't see in full he can't change either, so nothing hidden is ever lost. */
class PrivateEventsTest {
  private static final Target WHOLE = new Target.Whole();
  private static final Target.Occurrence SECOND =
      new Target.Occurrence.Local(LocalDateTime.parse("2026-03-09T10:00:00"));

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @BeforeEach
  void share() {
    world.as("alice", new Share("bob", Role.EDITOR));
    world.as("alice", new PutEvent("s", weekly(), WHOLE));
    world.as("alice", new PatchEvent("s", draft().visibility(Visibility.PRIVATE).build(), WHOLE));
  }

  static Stream<CalendarCommand> changes() {
    Target once = new Target.Part(Scope.THIS, SECOND);
    Target later = new Target.Part(Scope.FOLLOWING, SECOND);
    return Stream.of(
        new PutEvent("s", meeting().build(), WHOLE),
        new PutEvent("s", meeting().build(), once),
        new PutEvent("s", meeting().build(), later),
        new PatchEvent("s", draft().title("?").build(), WHOLE),
        new PatchEvent("s", draft().visibility(Visibility.PUBLIC).build(), WHOLE),
        new PatchEvent("s", draft().title("?").build(), once),
        new PatchEvent("s", draft().title("?").build(), later),
        new DeleteEvent("s", WHOLE),
        new DeleteEvent("s", once),
        new DeleteEvent("s", later),
        new RespondToEvent("s", ResponseStatus.ACCEPTED, null, WHOLE),
        new DeclineProposal("s", "carol", WHOLE),
        new RestoreEvent("s", 1));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void shouldRefuseAnEditorWhoDoesNotSeeTheEvent(CalendarCommand change) {
    int facts = world.facts().size();

    assertThat(refusal(world.as("bob", change))).isEqualTo(Kind.FORBIDDEN);
    assertThat(world.facts()).hasSize(facts);
  }

  @Test
  void shouldNameItWhenAnEditorsFileHasAnEventThatHeDoesNotSee() {
    Event secret = world.live("s");
    ImportedEvent same =
        new ImportedEvent("s", secret.iCalUid(), 9, 3, secret.content(), List.of());

    Answer.OfImport answer = (Answer.OfImport) world.as("bob", new ImportEvents(List.of(same)));

    assertThat(answer.rejected())
        .singleElement()
        .extracting("line", "reason")
        .containsExactly(3, "is private here");
    assertThat(world.live("s")).isEqualTo(secret);
  }

  @Test
  void shouldLetAnEditorKeepPrivateEventsOfHisOwnAndThoseHeIsInvitedTo() {
    Event own = world.creates("bob", meeting().visibility(Visibility.PRIVATE).build());
    Attendee bob = new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
    Event invited =
        world.creates("alice", meeting().visibility(Visibility.PRIVATE).attendees(bob).build());

    for (Event event : List.of(own, invited)) {
      assertThat(
              refusal(
                  world.as("bob", new PatchEvent(event.id(), draft().title("!").build(), WHOLE))))
          .isNull();
      Event after = world.live(event.id());
      assertThat(after.content().title()).isEqualTo("!");
      assertThat(after.content().attendees()).isEqualTo(event.content().attendees());
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldShowDetailsToOwnersOrganiserAndAttendeesAlone(Role role) {
    Attendee dave =
        new Attendee("dave", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
    Event event =
        world.creates("bob", meeting().visibility(Visibility.PRIVATE).attendees(dave).build());

    assertThat(EventAccess.seesDetails(role, "carol", event)).isEqualTo(role == Role.OWNER);
    for (String insider : List.of("bob", "dave")) {
      assertThat(EventAccess.seesDetails(role, insider, event)).isEqualTo(role != Role.FREEBUSY);
    }
  }
}
