package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.InvitationMail.Method;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleCommand;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written for attendees without an account, for whoever sends mails. */
class MailsTest {
  private static final Target WHOLE = new Target.Whole();
  private static final String EVE = "eve@example.com";
  private static final String FAY = "fay@example.org";

  private final CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo");

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldHoldAllThatAMailNeedsWhenSomebodyIsInvited() {
    driver.people(
        "alice",
        new Introduction("Alice Aoki", "alice@example.jp", "Asia/Tokyo", "ja-JP"),
        new PeopleCommand.Meet());
    send(new CalendarCommand.CreateEvent("e1", planning(10, List.of(), guest(EVE))));

    List<KeyValue<String, InvitationMail>> sent = driver.mails();
    assertThat(sent).hasSize(1);
    InvitationMail mail = sent.getFirst().value;
    assertThat(sent.getFirst().key).isEqualTo(CALENDAR).isEqualTo(mail.calendarId());
    assertThat(mail.method()).isEqualTo(Method.REQUEST);
    assertThat(mail.recipient().email()).isEqualTo(EVE);
    assertThat(mail.recipient().responseStatus()).isEqualTo(ResponseStatus.NEEDS_ACTION);
    assertThat(mail.sequence()).isZero();
    assertThat(mail.sentAt()).isEqualTo(driver.now());
    assertThat(mail.actor()).isEqualTo("alice");
    assertThat(mail.organizer())
        .isEqualTo(
            new InvitationMail.Organizer(
                "alice", "Alice Aoki", "alice@example.jp", "ja-JP", "Asia/Tokyo"));
    assertThat(mail.event().iCalUid()).isNotEmpty();
    assertThat(mail.event().organizerId()).isEqualTo("alice");
    assertThat(mail.event().content().title()).isEqualTo("Planning");
    // The draft's time is floating: the mail says in which zone it is.
    assertThat(mail.event().content().start())
        .isInstanceOfSatisfying(
            EventTime.Zoned.class, start -> assertThat(start.timeZone()).isEqualTo("Asia/Tokyo"));
  }

  @Test
  void shouldWriteToEachWhomAChangeConcerns() {
    send(new CalendarCommand.CreateEvent("e1", planning(10, List.of(), guest(EVE))));
    send(new CalendarCommand.PutEvent("e1", planning(14, List.of(), guest(EVE)), WHOLE));
    send(
        new CalendarCommand.PutEvent("e1", planning(14, List.of(), guest(EVE), guest(FAY)), WHOLE));
    send(new CalendarCommand.PutEvent("e1", planning(14, List.of(), guest(FAY)), WHOLE));
    send(new CalendarCommand.DeleteEvent("e1", WHOLE));

    assertThat(mails())
        .extracting(
            InvitationMail::method, mail -> mail.recipient().email(), InvitationMail::sequence)
        .containsSubsequence(
            tuple(Method.REQUEST, EVE, 0),
            tuple(Method.REQUEST, EVE, 1),
            tuple(Method.REQUEST, FAY, 1))
        .contains(tuple(Method.CANCEL, FAY, 2))
        .filteredOn(each -> each.toList().getFirst() == Method.CANCEL)
        .hasSize(2);
  }

  @Test
  void shouldTellOfOneOccurrence() {
    send(
        new CalendarCommand.CreateEvent(
            "e1", planning(10, List.of("RRULE:FREQ=DAILY;COUNT=5"), guest(EVE))));
    mails();

    send(new CalendarCommand.PatchEvent("e1", titled("Other"), onThe(14)));
    assertThat(mails())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.method()).isEqualTo(Method.REQUEST);
          assertThat(mail.event().overrides())
              .singleElement()
              .satisfies(override -> assertThat(override.content().title()).isEqualTo("Other"));
        });

    send(new CalendarCommand.DeleteEvent("e1", onThe(15)));
    assertThat(mails())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.method()).isEqualTo(Method.REQUEST);
          assertThat(mail.event().content().recurrence())
              .anyMatch(line -> line.startsWith("EXDATE") && line.contains("20260315"));
        });

    send(new CalendarCommand.PatchEvent("e1", inviting(guest(EVE), guest(FAY)), onThe(16)));
    assertThat(mails())
        .filteredOn(mail -> FAY.equals(mail.recipient().email()))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.method()).isEqualTo(Method.REQUEST);
          assertThat(mail.event().overrides()).hasSize(1);
        });

    send(new CalendarCommand.PatchEvent("e1", inviting(guest(EVE)), onThe(16)));
    assertThat(mails())
        .filteredOn(mail -> FAY.equals(mail.recipient().email()))
        .extracting(InvitationMail::method)
        .containsExactly(Method.CANCEL);
  }

  @Test
  void shouldWriteOnceWhenACommandIsSentAgainAndNeverUnderTheSameId() {
    Idempotency key = new Idempotency("alice", "k", "hash");
    CalendarCommand create =
        new CalendarCommand.CreateEvent("e1", planning(10, List.of(), guest(EVE), guest(FAY)));
    driver.send(CALENDAR, "alice", create, key);
    driver.send(CALENDAR, "alice", create, key);
    List<InvitationMail> first = mails();
    send(new CalendarCommand.PatchEvent("e1", titled("Other"), WHOLE));
    send(new CalendarCommand.PatchEvent("e1", titled("Other"), WHOLE));
    List<InvitationMail> second = mails();

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(2);
    first.addAll(second);
    assertThat(first).extracting(InvitationMail::mailId).doesNotHaveDuplicates();
  }

  @Test
  void shouldCancelWithTheCalendarAndInviteAgainWhenItReturns() {
    send(new CalendarCommand.CreateEvent("e1", planning(10, List.of(), guest(EVE))));
    mails();

    send(new CalendarCommand.DeleteCalendar());
    driver.passes(Duration.ofSeconds(1));
    assertThat(mails()).extracting(InvitationMail::method).containsExactly(Method.CANCEL);

    send(new CalendarCommand.RestoreCalendar());
    driver.passes(Duration.ofSeconds(1));
    assertThat(mails()).extracting(InvitationMail::method).containsExactly(Method.REQUEST);
  }

  private void send(CalendarCommand command) {
    driver.send("alice", command);
  }

  private List<InvitationMail> mails() {
    return new ArrayList<>(driver.mails().stream().map(sent -> sent.value).toList());
  }

  private static Target onThe(int day) {
    return new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.of(2026, 3, day)));
  }

  private static Attendee guest(String mail) {
    return new Attendee(null, null, mail, null, false, ResponseStatus.NEEDS_ACTION, null);
  }

  private static EventDraft planning(int hour, List<String> recurrence, Attendee... guests) {
    return draft(
        EnumSet.of(
            EventField.TITLE,
            EventField.START,
            EventField.END,
            EventField.RECURRENCE,
            EventField.ATTENDEES),
        "Planning",
        hour,
        recurrence,
        guests);
  }

  private static EventDraft titled(String title) {
    return draft(EnumSet.of(EventField.TITLE), title, 0, List.of());
  }

  private static EventDraft inviting(Attendee... guests) {
    return draft(EnumSet.of(EventField.ATTENDEES), "", 0, List.of(), guests);
  }

  private static EventDraft draft(
      EnumSet<EventField> fields,
      String title,
      int hour,
      List<String> recurrence,
      Attendee... guests) {
    return new EventDraft(
        fields,
        title,
        null,
        null,
        new TimeDraft("2026-03-12T%02d:00:00".formatted(hour), null, null),
        new TimeDraft("2026-03-12T%02d:00:00".formatted(hour + 1), null, null),
        recurrence,
        null,
        null,
        null,
        List.of(guests),
        null,
        null,
        null,
        null);
  }
}
