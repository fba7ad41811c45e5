package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.Town.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.ImportEvents;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.ShardKey;
import koyomi.domain.invitation.InvitationMail;
import org.junit.jupiter.api.Test;

class InvitationsTest extends InvitationCase {
  @Test
  void shouldPutACopyIntoTheHomeCalendarWhenInvited() {
    create("bob");
    town.deliverAll();
    Event copy = copy("bob");
    assertThat(copy.id()).isEqualTo(EVENT);
    assertThat(copy.iCalUid()).isEqualTo(town.original(EVENT).iCalUid());
    assertThat(copy.organizerId()).isEqualTo("alice");
    assertThat(copy.isCopy()).isTrue();
    assertThat(town.copyOf("carol", EVENT)).isNull();
  }

  @Test
  void shouldPutCopiesIntoTheDefaultCalendarAndLeaveThemThereWhenItChanges() {
    String work = other("bob", 0);
    town.chooses("bob", work);
    create("bob");
    town.deliverAll();
    assertThat(copy("bob").calendarId()).isEqualTo(work);
    town.chooses("bob", home("bob"));
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(copy("bob").calendarId()).isEqualTo(work);
    assertThat(copy("bob").content().title()).isEqualTo("Other");
    town.as("alice", ORGANISER, new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
  }

  @Test
  void shouldLeaveTheCopyInTheHomeCalendarWhenAnotherBecomesTheDefault() {
    create("bob");
    town.deliverAll();
    town.chooses("bob", other("bob", 1));
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(copy("bob").calendarId()).isEqualTo(home("bob"));
    assertThat(copy("bob").content().title()).isEqualTo("Other");
  }

  @Test
  void shouldShowTheOrganiserWhenTheCopyIsAnswered() {
    create("bob", "carol");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.DECLINED, WHOLE);
    town.deliverAll();
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.DECLINED);
    assertThat(status(copy("carol"), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
  }

  @Test
  void shouldTellTheCopyWhenTheOriginalIsAnswered() {
    create("bob");
    town.deliverAll();
    respond("bob", ORGANISER, ResponseStatus.TENTATIVE, WHOLE);
    town.deliverAll();
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.TENTATIVE);
  }

  @Test
  void shouldAskAnewWhenTheTimeChangesButNotWhenTheTitleDoes() {
    create("bob");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(copy("bob").content().title()).isEqualTo("Other");
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.ACCEPTED);
    patch(
        draft()
            .from("2026-03-02T15:00:00", "Asia/Tokyo")
            .to("2026-03-02T16:00:00", "Asia/Tokyo")
            .build(),
        WHOLE);
    town.deliverAll();
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
  }

  @Test
  void shouldReachTheOccurrenceThatWasOnlyAnsweredWhenTheSeriesChanges() {
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(
            EVENT,
            meeting()
                .recurring("RRULE:FREQ=WEEKLY;COUNT=6")
                .attendees(who("bob"), who("carol"))
                .build()));
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.DECLINED, on("2026-03-09"));
    respond("carol", home("carol"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    patch(draft().title("Other").attendees(who("bob"), who("carol"), who("dave")).build(), WHOLE);
    town.deliverAll();
    for (Event event : List.of(town.original(EVENT), copy("bob"))) {
      assertThat(event.overrides())
          .singleElement()
          .satisfies(override -> {
            assertThat(override.content().title()).isEqualTo("Other");
            assertThat(override.content().attendees())
                .extracting(Attendee::userId, Attendee::responseStatus)
                .containsExactly(
                    tuple("bob", ResponseStatus.DECLINED),
                    tuple("carol", ResponseStatus.ACCEPTED),
                    tuple("dave", ResponseStatus.NEEDS_ACTION));
          });
    }
    assertThat(copy("dave").content().recurrence()).hasSize(1);
    assertThat(
            copy("dave").overrides().stream().map(override -> override.content().title()).toList())
        .allMatch("Other"::equals);
  }

  @Test
  void shouldTakeTheCopyAwayWhenUninvitedOrDeleted() {
    create("bob", "carol");
    town.deliverAll();
    patch(draft().attendees(who("carol")).build(), WHOLE);
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
    town.as("alice", ORGANISER, new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    assertThat(town.copyOf("carol", EVENT)).isNull();
  }

  @Test
  void shouldDeclineWhenTheCopyIsDeleted() {
    create("bob");
    town.deliverAll();
    town.as("bob", home("bob"), new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.DECLINED);
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
  }

  @Test
  void shouldRefuseWhenSomebodyInvitedEditsTheCopy() {
    create("bob");
    town.deliverAll();
    assertThat(
            refusal(
                town.as(
                    "bob", home("bob"), new PatchEvent(EVENT, draft().title("X").build(), WHOLE))))
        .isEqualTo(Kind.FORBIDDEN);
  }

  @Test
  void shouldWriteOneMessageWhenOneOfAThousandIsAdded() {
    List<Attendee> many =
        new ArrayList<>(IntStream.range(0, 999).mapToObj(i -> who("u" + i)).toList());
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(EVENT, meeting().attendees(many.toArray(Attendee[]::new)).build()));
    assertThat(town.sentSoFar()).isEqualTo(999);
    many.add(who("bob"));
    patch(draft().attendees(many.toArray(Attendee[]::new)).build(), WHOLE);
    assertThat(town.sentSoFar()).isEqualTo(1000);
    town.deliverAll();
    assertThat(copy("bob").content().attendees()).hasSize(1);
  }

  @Test
  void shouldInviteNobodyWhenAFileIsImported() {
    create("bob");
    Event event = town.original(EVENT);
    int before = town.sentSoFar();
    town.as(
        "alice",
        ORGANISER,
        new ImportEvents(
            List.of(
                new ImportedEvent(
                    "f",
                    "f@x",
                    0,
                    1,
                    event.content().withAttendees(List.of(who("bob"))),
                    List.of()))));
    town.as("alice", ORGANISER, new PatchEvent("f", draft().title("X").build(), WHOLE));
    assertThat(town.sentSoFar()).isEqualTo(before);
  }

  @Test
  void shouldKeepAnswersAndCopiesWhenTheOwnEventIsImportedAgain() {
    create("bob", "carol");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    Event event = town.original(EVENT);
    EventContent file =
        event
            .content()
            .withAttendees(List.of(who("bob"), who("carol"), who("dave")))
            .withTimes(at(14).start(), at(14).end());
    town.as(
        "alice",
        ORGANISER,
        new ImportEvents(
            List.of(
                new ImportedEvent(EVENT, event.iCalUid(), event.sequence(), 1, file, List.of()))));
    town.deliverAll();
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.ACCEPTED);
    assertThat(copy("bob").content().start()).isEqualTo(at(14).start());
    assertThat(copy("carol").content().start()).isEqualTo(at(14).start());
    assertThat(town.copyOf("dave", EVENT)).isNull();
    respond("carol", home("carol"), ResponseStatus.DECLINED, WHOLE);
    town.deliverAll();
    assertThat(status(town.original(EVENT), "carol")).isEqualTo(ResponseStatus.DECLINED);
  }

  @Test
  void shouldTakeTheCopiesAwayAndBringThemBackWhenTheCalendarGoesAndReturns() {
    create("bob", "carol");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    town.as("carol", home("carol"), new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    town.as("alice", ORGANISER, new DeleteCalendar());
    town.announce();
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
    town.as("alice", ORGANISER, new RestoreCalendar());
    town.announce();
    town.deliverAll();
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.ACCEPTED);
    assertThat(town.copyOf("carol", EVENT)).isNull();
  }

  @Test
  void shouldSendMailsToThoseWithoutAnAccountAndNoneWhenAFileIsImported() {
    Attendee guest =
        new Attendee(
            null, null, "eve@example.com", "Eve", false, ResponseStatus.NEEDS_ACTION, null);
    town.as("alice", ORGANISER, new CreateEvent(EVENT, meeting().attendees(guest).build()));
    patch(draft().title("Other").build(), WHOLE);
    patch(draft().attendees().build(), WHOLE);
    town.as(
        "alice",
        ORGANISER,
        new ImportEvents(
            List.of(
                new ImportedEvent(
                    "f",
                    "f@x",
                    0,
                    1,
                    town.original(EVENT).content().withAttendees(List.of(guest)),
                    List.of()))));
    assertThat(town.sentSoFar()).isZero();
    assertThat(town.mails())
        .extracting(
            InvitationMail::method,
            mail -> mail.recipient().email(),
            mail -> mail.event().content().title())
        .containsExactly(
            tuple(InvitationMail.Method.REQUEST, "eve@example.com", "Planning"),
            tuple(InvitationMail.Method.REQUEST, "eve@example.com", "Other"),
            tuple(InvitationMail.Method.CANCEL, "eve@example.com", "Other"));
    assertThat(town.mails()).extracting(InvitationMail::mailId).doesNotHaveDuplicates();
  }

  private static Target on(String day) {
    return new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.parse(day)));
  }

  private static String other(String user, int number) {
    return ShardKey.ofUser(user).text() + (number == 0 ? "a" : "b").repeat(20);
  }
}
