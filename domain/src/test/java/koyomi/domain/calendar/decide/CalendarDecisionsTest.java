package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.calendarDraft;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.CalendarWorld.rejection;
import static koyomi.domain.calendar.decide.CalendarWorld.renaming;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.Rejection.Kind;
import org.junit.jupiter.api.Test;

class CalendarDecisionsTest {
  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldMakeTheCreatorItsOwnerWhenACalendarIsCreated() {
    assertThat(world.calendar()).isNotNull();
    assertThat(world.present().acl()).containsExactly(java.util.Map.entry("alice", Role.OWNER));
    assertThat(world.present().version()).isEqualTo(1);
    assertThat(world.present().sequence()).isEqualTo(1);
  }

  @Test
  void shouldPointAtEachFieldWhenADraftIsWrong() {
    CalendarDraft draft = new CalendarDraft(Set.of(), " ", null, "blue", "Mars/Base", null, null);
    Answer answer = new CalendarWorld().as("alice", new CalendarCommand.CreateCalendar(draft));
    assertThat(rejection(answer).violations())
        .extracting("pointer")
        .containsExactlyInAnyOrder("/name", "/color", "/timeZone");
  }

  @Test
  void shouldRefuseWhenTheVersionIsAnother() {
    world.as("alice", new CalendarCommand.PatchCalendar(renaming("Home")));
    Answer late =
        world.as(
            "alice",
            new CalendarCommand.PatchCalendar(renaming("Club")),
            new Precondition.Tags(List.of("1")));
    assertThat(refusal(late)).isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(world.present().name()).isEqualTo("Home");
  }

  @Test
  void shouldRefuseAllButOwnersWhenTheCalendarItselfIsChanged() {
    world.as("alice", new CalendarCommand.Share("bob", Role.EDITOR));
    assertThat(refusal(world.as("bob", new CalendarCommand.PatchCalendar(renaming("Mine")))))
        .isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal(world.as("bob", new CalendarCommand.Share("carol", Role.VIEWER))))
        .isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal(world.as("carol", new CalendarCommand.DeleteCalendar())))
        .isEqualTo(Kind.FORBIDDEN);
  }

  @Test
  void shouldKeepAnOwnerWhenTheLastOneWouldGo() {
    assertThat(refusal(world.as("alice", new CalendarCommand.Unshare("alice"))))
        .isEqualTo(Kind.CONFLICT);
    assertThat(refusal(world.as("alice", new CalendarCommand.Share("alice", Role.VIEWER))))
        .isEqualTo(Kind.CONFLICT);
  }

  @Test
  void shouldKeepWhoseCalendarItIsWhenAnotherOwnerWouldDemoteThem() {
    world.as("alice", new CalendarCommand.Share("bob", Role.OWNER));
    assertThat(refusal(world.as("bob", new CalendarCommand.Unshare("alice"))))
        .isEqualTo(Kind.FORBIDDEN);
    for (Role role : List.of(Role.EDITOR, Role.VIEWER, Role.FREEBUSY)) {
      assertThat(refusal(world.as("bob", new CalendarCommand.Share("alice", role))))
          .isEqualTo(Kind.FORBIDDEN);
    }
    assertThat(refusal(world.as("bob", new CalendarCommand.Share("alice", Role.OWNER)))).isNull();
    assertThat(world.present().roleOf("alice")).isEqualTo(Role.OWNER);
  }

  @Test
  void shouldLetTheMakerGoWhenThereIsAnotherOwner() {
    world.as("alice", new CalendarCommand.Share("bob", Role.OWNER));
    assertThat(refusal(world.as("alice", new CalendarCommand.Share("alice", Role.EDITOR))))
        .isNull();
    assertThat(refusal(world.as("bob", new CalendarCommand.Unshare("alice")))).isNull();
    assertThat(world.present().acl()).containsExactly(java.util.Map.entry("bob", Role.OWNER));
    assertThat(refusal(world.as("bob", new CalendarCommand.Share("alice", Role.VIEWER)))).isNull();
  }

  @Test
  void shouldLetOtherOwnersComeAndGoWhenTheyDidNotMakeTheCalendar() {
    world.as("alice", new CalendarCommand.Share("bob", Role.OWNER));
    world.as("alice", new CalendarCommand.Share("carol", Role.OWNER));
    assertThat(refusal(world.as("bob", new CalendarCommand.Share("carol", Role.VIEWER)))).isNull();
    assertThat(refusal(world.as("alice", new CalendarCommand.Unshare("bob")))).isNull();
    assertThat(world.present().roleOf("carol")).isEqualTo(Role.VIEWER);
  }

  @Test
  void shouldLetAUserGoWhenTheyGiveUpTheirOwnRole() {
    world.as("alice", new CalendarCommand.Share("bob", Role.VIEWER));
    assertThat(world.as("bob", new CalendarCommand.Unshare("bob"))).isEqualTo(new Answer.Deleted());
    assertThat(world.present().roleOf("bob")).isNull();
  }

  @Test
  void shouldRestoreWithin30DaysAndNotLaterWhenDeleted() {
    world.as("alice", new CalendarCommand.DeleteCalendar());
    assertThat(refusal(world.as("alice", new CalendarCommand.PatchCalendar(renaming("X")))))
        .isEqualTo(Kind.NOT_FOUND);
    world.passes(Duration.ofDays(29));
    assertThat(world.as("alice", new CalendarCommand.RestoreCalendar()))
        .isInstanceOf(Answer.OfCalendar.class);
    assertThat(world.present().isDeleted()).isFalse();
    world.as("alice", new CalendarCommand.DeleteCalendar());
    world.passes(Duration.ofDays(31));
    assertThat(refusal(world.as("alice", new CalendarCommand.RestoreCalendar())))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void shouldLetEverybodyReadButNotWriteWhenPublic() {
    CalendarDraft open =
        new CalendarDraft(
            Set.of(koyomi.domain.calendar.CalendarField.IS_PUBLIC),
            null,
            null,
            null,
            null,
            true,
            null);
    world.as("alice", new CalendarCommand.PatchCalendar(open));
    assertThat(world.present().roleOf("dave")).isEqualTo(Role.VIEWER);
    assertThat(
            refusal(world.as("dave", new CalendarCommand.CreateEvent("x", CalendarWorld.weekly()))))
        .isEqualTo(Kind.FORBIDDEN);
  }

  @Test
  void shouldRecordTheRefusalWhenTheCommandHadAKey() {
    Idempotency key = new Idempotency(CalendarWorld.CALENDAR, "k", "hash");
    Decision keyed =
        world.decide("carol", new CalendarCommand.DeleteCalendar(), new Precondition.None(), key);
    assertThat(keyed.facts()).singleElement().extracting("idempotency").isEqualTo(key);
    assertThat(world.present().sequence()).isEqualTo(1);
    Decision unkeyed =
        world.decide("carol", new CalendarCommand.DeleteCalendar(), new Precondition.None(), null);
    assertThat(unkeyed.facts()).isEmpty();
  }

  @Test
  void shouldChangeNothingWhenAPatchSaysWhatIs() {
    int before = world.facts().size();
    world.as("alice", new CalendarCommand.PatchCalendar(renaming("Work")));
    assertThat(world.facts()).hasSize(before);
  }

  @Test
  void shouldStartTheHorizonAroundNowInTheCalendarsZone() {
    CalendarWorld fresh = new CalendarWorld();
    fresh.as("alice", new CalendarCommand.CreateCalendar(calendarDraft("N", "America/New_York")));
    assertThat(fresh.present().horizon().first()).hasToString("2026-02");
    assertThat(fresh.present().horizon().last()).hasToString("2027-04");
  }
}
