package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.Town.ORGANISER;
import static koyomi.domain.event.ResponseStatus.ACCEPTED;
import static koyomi.domain.event.ResponseStatus.DECLINED;
import static koyomi.domain.event.ResponseStatus.NEEDS_ACTION;
import static koyomi.domain.event.ResponseStatus.TENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import org.junit.jupiter.api.Test;

/** Bob deletes the calendar in which his copy of alice's event lies. */
class AbsentCopiesTest extends InvitationCase {
  private static final String OTHER = ShardKey.ofUser("bob").text() + "a".repeat(20);

  @Test
  void shouldDeclineWhenTheCalendarOfACopyIsDeletedAndAnswerAgainWhenItReturns() {
    invited();
    respond("bob", OTHER, ACCEPTED, WHOLE);
    town.deliverAll();

    go();
    assertThat(status(original(), "bob")).isEqualTo(DECLINED);
    assertThat(original().sequence()).isZero();

    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(ACCEPTED);
    assertThat(status(copy("bob"), "bob")).isEqualTo(ACCEPTED);
    respond("bob", OTHER, TENTATIVE, WHOLE);
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);
  }

  @Test
  void shouldOweTheAnswerAgainWhenNoneWasGiven() {
    invited();
    go();
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(DECLINED);

    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(NEEDS_ACTION);
    assertThat(status(copy("bob"), "bob")).isEqualTo(NEEDS_ACTION);
    assertThat(copy("bob").content().title()).isEqualTo("Other");
  }

  @Test
  void shouldDeclineWhatIsAskedWhileTheCalendarIsGone() {
    invited();
    respond("bob", OTHER, ACCEPTED, WHOLE);
    town.deliverAll();
    go();
    patch(
        draft()
            .from("2026-03-09T15:00:00", "Asia/Tokyo")
            .to("2026-03-09T16:00:00", "Asia/Tokyo")
            .build(),
        WHOLE);
    assertThat(status(original(), "bob")).isEqualTo(NEEDS_ACTION);
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(DECLINED);

    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(NEEDS_ACTION);
    assertThat(status(copy("bob"), "bob")).isEqualTo(NEEDS_ACTION);
  }

  @Test
  void shouldAnswerAgainForTheOccurrenceThatWasAnsweredByItself() {
    town.chooses("bob", OTHER);
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(
            EVENT, meeting().recurring("RRULE:FREQ=WEEKLY;COUNT=6").attendees(who("bob")).build()));
    town.deliverAll();
    town.chooses("bob", home("bob"));
    respond("bob", OTHER, ACCEPTED, WHOLE);
    respond(
        "bob",
        OTHER,
        TENTATIVE,
        new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.of(2026, 3, 9))));
    town.deliverAll();

    go();
    assertThat(status(original(), "bob")).isEqualTo(DECLINED);
    assertThat(InvitedView.entry(original().overrides().getFirst().content(), "user:bob"))
        .satisfies(entry -> assertThat(entry.responseStatus()).isEqualTo(DECLINED));

    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(ACCEPTED);
    assertThat(InvitedView.entry(original().overrides().getFirst().content(), "user:bob"))
        .satisfies(entry -> assertThat(entry.responseStatus()).isEqualTo(TENTATIVE));
  }

  /** What was asked of one occurrence and of all is answered again at one moment. */
  @Test
  void shouldKeepTheAnswerToAnOccurrenceWhenNewsFromBeforeItComesAfterTheReturn() {
    town.chooses("bob", OTHER);
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(
            EVENT, meeting().recurring("RRULE:FREQ=WEEKLY;COUNT=6").attendees(who("bob")).build()));
    town.deliverAll();
    town.chooses("bob", home("bob"));
    respond("bob", OTHER, TENTATIVE, WHOLE);
    town.deliverAll();
    patch(draft().title("Other").build(), WHOLE);
    respond(
        "bob",
        OTHER,
        ACCEPTED,
        new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.of(2026, 3, 9))));

    town.as("bob", OTHER, new DeleteCalendar());
    town.announce();
    town.as("bob", OTHER, new RestoreCalendar());
    town.announce();
    town.deliverAll();

    for (Event event : List.of(copy("bob"), original())) {
      assertThat(status(event, "bob")).isEqualTo(TENTATIVE);
      assertThat(event.overrides())
          .singleElement()
          .extracting(each -> InvitedView.entry(each.content(), "user:bob"))
          .extracting(entry -> Objects.requireNonNull(entry).responseStatus())
          .isEqualTo(ACCEPTED);
    }
  }

  @Test
  void shouldDeclineWhatWasAnsweredInTheOrganisersEventBeforeTheDeletion() {
    invited();
    patch(
        draft()
            .from("2026-03-09T15:00:00", "Asia/Tokyo")
            .to("2026-03-09T16:00:00", "Asia/Tokyo")
            .build(),
        WHOLE);
    respond("bob", ORGANISER, TENTATIVE, WHOLE);
    town.as("bob", OTHER, new DeleteCalendar());

    town.deliverLast();
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(DECLINED);

    town.announce();
    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);
    assertThat(status(copy("bob"), "bob")).isEqualTo(TENTATIVE);
  }

  @Test
  void shouldKeepTheOwnersAnswerWhenNewsOfTheDeclineComesBeforeItWasGivenAgain() {
    invited();
    respond("bob", OTHER, ACCEPTED, WHOLE);
    town.deliverAll();
    go();
    patch(draft().title("Other").build(), WHOLE);
    town.as("bob", OTHER, new RestoreCalendar());
    town.deliverAll();
    town.announce();
    town.deliverAll();

    assertThat(status(original(), "bob")).isEqualTo(ACCEPTED);
    assertThat(status(copy("bob"), "bob")).isEqualTo(ACCEPTED);
    assertThat(copy("bob").content().title()).isEqualTo("Other");
  }

  @Test
  void shouldKeepWhatIsAnsweredInTheOrganisersEventAfterTheDeletion() {
    invited();
    respond("bob", OTHER, ACCEPTED, WHOLE);
    town.deliverAll();
    go();
    respond("bob", ORGANISER, TENTATIVE, WHOLE);
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);

    comeBack();
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);
    assertThat(status(copy("bob"), "bob")).isEqualTo(TENTATIVE);
  }

  @Test
  void shouldKeepWhatIsAnsweredAfterTheReturnWhenTheDeclineComesLate() {
    invited();
    respond("bob", OTHER, ACCEPTED, WHOLE);
    town.deliverAll();
    town.as("bob", OTHER, new DeleteCalendar());
    town.announce();
    town.as("bob", OTHER, new RestoreCalendar());
    respond("bob", OTHER, TENTATIVE, WHOLE);
    town.deliverLast();
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);

    town.announce();
    town.deliverAll();
    assertThat(status(original(), "bob")).isEqualTo(TENTATIVE);
    assertThat(status(copy("bob"), "bob")).isEqualTo(TENTATIVE);
  }

  @Test
  void shouldSayNothingOfWhatIsOver() {
    town.chooses("bob", OTHER);
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(
            EVENT,
            meeting()
                .from("2026-02-02T10:00:00", "Asia/Tokyo")
                .to("2026-02-02T11:00:00", "Asia/Tokyo")
                .attendees(who("bob"))
                .build()));
    town.deliverAll();
    town.chooses("bob", home("bob"));
    int sent = town.sentSoFar();

    go();
    comeBack();

    assertThat(town.sentSoFar()).isEqualTo(sent);
  }

  private void invited() {
    town.chooses("bob", OTHER);
    create("bob");
    town.deliverAll();
    town.chooses("bob", home("bob"));
    assertThat(copy("bob").calendarId()).isEqualTo(OTHER);
  }

  private void go() {
    town.as("bob", OTHER, new DeleteCalendar());
    town.announce();
    town.deliverAll();
  }

  private void comeBack() {
    town.as("bob", OTHER, new RestoreCalendar());
    town.announce();
    town.deliverAll();
  }

  private Event original() {
    return town.original(EVENT);
  }
}
