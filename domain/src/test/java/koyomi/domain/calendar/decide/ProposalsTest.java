package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.Town.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import org.junit.jupiter.api.Test;

class ProposalsTest extends InvitationCase {
  @Test
  void shouldShowTheProposalUntilTheOrganiserDeclinesIt() {
    create("bob");
    town.deliverAll();
    town.as(
        "bob",
        home("bob"),
        new RespondToEvent(EVENT, ResponseStatus.TENTATIVE, "later?", WHOLE, at(15), null));
    town.deliverAll();
    assertThat(entry(town.original(EVENT), "bob").participation().proposal()).isEqualTo(at(15));
    int sequence = town.original(EVENT).sequence();
    town.as("alice", ORGANISER, new DeclineProposal(EVENT, "bob", WHOLE));
    town.deliverAll();
    for (Event event : List.of(town.original(EVENT), copy("bob"))) {
      assertThat(entry(event, "bob").participation().proposal()).isNull();
      assertThat(status(event, "bob")).isEqualTo(ResponseStatus.TENTATIVE);
      assertThat(event.sequence()).isEqualTo(sequence);
    }
    assertThat(refusal(town.as("alice", ORGANISER, new DeclineProposal(EVENT, "bob", WHOLE))))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void shouldAskEverybodyAnewWhenTheOrganiserMovesTheEventToTheProposedTime() {
    create("bob", "carol");
    town.deliverAll();
    respond("carol", home("carol"), ResponseStatus.ACCEPTED, WHOLE);
    town.as(
        "bob",
        home("bob"),
        new RespondToEvent(EVENT, ResponseStatus.DECLINED, null, WHOLE, at(15), null));
    town.deliverAll();
    patch(
        draft()
            .from("2026-03-02T15:00:00", "Asia/Tokyo")
            .to("2026-03-02T16:00:00", "Asia/Tokyo")
            .build(),
        WHOLE);
    town.deliverAll();
    for (String user : List.of("bob", "carol")) {
      assertThat(status(copy(user), user)).isEqualTo(ResponseStatus.NEEDS_ACTION);
      assertThat(entry(copy(user), user).participation().proposal()).isNull();
    }
  }

  @Test
  void shouldInviteTheDelegateWhenAnAttendeeDelegates() {
    create("bob");
    town.deliverAll();
    town.as(
        "bob",
        home("bob"),
        new RespondToEvent(EVENT, ResponseStatus.DELEGATED, null, WHOLE, null, who("dave")));
    town.deliverAll();
    Event original = town.original(EVENT);
    assertThat(status(original, "bob")).isEqualTo(ResponseStatus.DELEGATED);
    assertThat(entry(original, "bob").participation().delegatedTo()).isEqualTo("user:dave");
    assertThat(entry(original, "dave").participation().delegatedFrom()).isEqualTo("user:bob");
    assertThat(status(copy("dave"), "dave")).isEqualTo(ResponseStatus.NEEDS_ACTION);
    respond("dave", home("dave"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    assertThat(status(town.original(EVENT), "dave")).isEqualTo(ResponseStatus.ACCEPTED);
  }

  @Test
  void shouldRefuseWhenAnAnswerDelegatesToNobodyOrProposesNoTime() {
    create("bob");
    town.deliverAll();
    EventTime noon = at(12).start();
    EventTime later = at(15).start();
    Participation.Proposal backwards = new Participation.Proposal(later, noon);
    for (RespondToEvent wrong :
        List.of(
            new RespondToEvent(EVENT, ResponseStatus.DELEGATED, null, WHOLE, null, null),
            new RespondToEvent(EVENT, ResponseStatus.DELEGATED, null, WHOLE, null, who("bob")),
            new RespondToEvent(EVENT, ResponseStatus.DELEGATED, null, WHOLE, null, who("alice")),
            new RespondToEvent(EVENT, ResponseStatus.ACCEPTED, null, WHOLE, null, who("dave")),
            new RespondToEvent(EVENT, ResponseStatus.ACCEPTED, null, WHOLE, at(15), null),
            new RespondToEvent(EVENT, ResponseStatus.DECLINED, null, WHOLE, backwards, null))) {
      assertThat(refusal(town.as("bob", home("bob"), wrong))).isEqualTo(Kind.INVALID);
    }
  }
}
