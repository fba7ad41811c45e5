package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.BEGIN;
import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.Original;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body.Reply;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final EventDraft WITH_BOB =
      new EventDraft(
          EnumSet.of(EventField.TITLE, EventField.START, EventField.END, EventField.ATTENDEES),
          "Planning",
          null,
          null,
          new TimeDraft("2026-03-12T10:00:00", "Asia/Tokyo", null),
          new TimeDraft("2026-03-12T11:00:00", "Asia/Tokyo", null),
          null,
          null,
          null,
          null,
          List.of(new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null)),
          null,
          null,
          null,
          null);

  @Test
  void shouldShowTheAnswerOnceWhenAReplyComesTwice() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WITH_BOB));
      driver.facts();
      driver.deliver(CALENDAR, reply(CALENDAR));
      driver.deliver(CALENDAR, reply(CALENDAR));
      assertThat(driver.facts())
          .singleElement()
          .satisfies(fact -> {
            assertThat(fact.commandId()).isEqualTo("c9");
            assertThat(fact.actor()).isEqualTo("bob");
            assertThat(fact.body())
                .isInstanceOfSatisfying(
                    CalendarFact.Body.EventUpdated.class,
                    updated ->
                        assertThat(updated.after().content().attendees())
                            .extracting(Attendee::responseStatus)
                            .containsExactly(ResponseStatus.ACCEPTED));
          });
    }
  }

  @Test
  void shouldInviteAndBringTheAnswerBackWhenAnEventHasAttendees() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WITH_BOB));
      String home = Ids.homeCalendarId("bob");
      assertThat(driver.facts())
          .filteredOn(fact -> fact.calendarId().equals(home))
          .extracting(fact -> fact.body().getClass().getSimpleName())
          .containsExactly("CalendarChanged", "EventCreated");
      driver.send(
          home,
          "bob",
          new CalendarCommand.RespondToEvent(
              "e1", ResponseStatus.ACCEPTED, null, new Target.Whole()),
          null);
      assertThat(driver.facts())
          .filteredOn(fact -> fact.calendarId().equals(CALENDAR))
          .singleElement()
          .extracting(CalendarFact::actor)
          .isEqualTo("bob");
    }
  }

  @Test
  void shouldTakeCopiesAwayAndBringThemBackWhenTheCalendarGoesAndReturns() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      for (int i = 0; i < 30; i++) {
        driver.send("alice", new CalendarCommand.CreateEvent("e" + i, WITH_BOB));
      }
      driver.facts();
      driver.send("alice", new CalendarCommand.DeleteCalendar());
      assertThat(toldInSlices(driver, "EventDeleted")).hasSize(30);
      driver.send("alice", new CalendarCommand.RestoreCalendar());
      assertThat(toldInSlices(driver, "EventCreated")).hasSize(30);
      driver.passes(Duration.ofSeconds(1));
      assertThat(driver.facts()).isEmpty();
    }
  }

  @Test
  void shouldDeclineWhenTheCalendarOfCopiesGoesAndAnswerAgainWhenItReturns() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      for (int i = 0; i < 30; i++) {
        driver.send("alice", new CalendarCommand.CreateEvent("e" + i, WITH_BOB));
      }
      String home = Ids.homeCalendarId("bob");
      driver.send(
          home,
          "bob",
          new CalendarCommand.RespondToEvent(
              "e7", ResponseStatus.ACCEPTED, null, new Target.Whole()),
          null);
      driver.facts();

      driver.send(home, "bob", new CalendarCommand.DeleteCalendar(), null);
      assertThat(toldInSlices(driver, CALENDAR, "EventUpdated"))
          .hasSize(30)
          .allSatisfy(fact -> assertThat(answer(fact)).isEqualTo(ResponseStatus.DECLINED));

      driver.send(home, "bob", new CalendarCommand.RestoreCalendar(), null);
      assertThat(toldInSlices(driver, CALENDAR, "EventUpdated"))
          .hasSize(30)
          .filteredOn(fact -> answer(fact) == ResponseStatus.ACCEPTED)
          .hasSize(1);
      driver.passes(Duration.ofSeconds(1));
      assertThat(driver.facts()).isEmpty();
    }
  }

  @Test
  void shouldAnswerAgainBeforeNewsOfTheDeclineIsTakenIntoACopyThatIsBack() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WITH_BOB));
      String home = Ids.homeCalendarId("bob");
      driver.send(
          home,
          "bob",
          new CalendarCommand.RespondToEvent(
              "e1", ResponseStatus.ACCEPTED, null, new Target.Whole()),
          null);
      driver.facts();
      driver.send(home, "bob", new CalendarCommand.DeleteCalendar(), null);
      assertThat(toldInSlices(driver, CALENDAR, "EventUpdated"))
          .singleElement()
          .satisfies(fact -> assertThat(answer(fact)).isEqualTo(ResponseStatus.DECLINED));

      driver.send(home, "bob", new CalendarCommand.RestoreCalendar(), null);
      driver.send(
          "alice", new CalendarCommand.PatchEvent("e1", Drafts.title("Other"), new Target.Whole()));
      List<CalendarFact> facts = new ArrayList<>(driver.facts());
      driver.passes(Duration.ofSeconds(1));
      facts.addAll(driver.facts());

      assertThat(facts)
          .filteredOn(fact -> fact.calendarId().equals(home))
          .filteredOn(fact -> fact.body() instanceof CalendarFact.Body.EventUpdated)
          .hasSize(2)
          .allSatisfy(fact -> assertThat(answer(fact)).isEqualTo(ResponseStatus.ACCEPTED));
      assertThat(facts)
          .filteredOn(fact -> fact.calendarId().equals(CALENDAR))
          .filteredOn(fact -> fact.body() instanceof CalendarFact.Body.EventUpdated)
          .last()
          .satisfies(fact -> assertThat(answer(fact)).isEqualTo(ResponseStatus.ACCEPTED));
    }
  }

  private static ResponseStatus answer(CalendarFact fact) {
    return ((CalendarFact.Body.EventUpdated) fact.body())
        .after()
        .content()
        .attendees()
        .getFirst()
        .responseStatus();
  }

  private static List<CalendarFact> toldInSlices(CalendarDriver driver, String kind) {
    return toldInSlices(driver, Ids.homeCalendarId("bob"), kind);
  }

  /** The driver ends a slice after a few events. */
  private static List<CalendarFact> toldInSlices(
      CalendarDriver driver, String calendarId, String kind) {
    for (int slice = 0; slice < 20; slice++) {
      driver.passes(Duration.ofMillis(100));
    }
    return driver.facts().stream()
        .filter(fact -> fact.calendarId().equals(calendarId))
        .filter(fact -> fact.body().getClass().getSimpleName().equals(kind))
        .toList();
  }

  @Test
  void shouldSetAsideWhenTheKeyIsOfAnotherRecipient() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.deliver("carol", reply(CALENDAR));
      assertThat(reason(driver)).contains("another recipient");
    }
  }

  @Test
  void shouldSetAsideWhenTheRecipientBelongsToAnotherPartition() {
    try (CalendarDriver driver = CalendarDriver.live(4)) {
      String elsewhere = "aaaaabaaaaaaaaaaaaaaaaaaaa";
      driver.deliver(elsewhere, reply(elsewhere));
      assertThat(reason(driver)).contains("another partition");
    }
  }

  private static String reason(CalendarDriver driver) {
    return new String(
        Objects.requireNonNull(
                driver
                    .deadLetters()
                    .readRecord()
                    .getHeaders()
                    .lastHeader("__streams.errors.message"))
            .value(),
        StandardCharsets.UTF_8);
  }

  private static SchedulingMessage reply(String calendarId) {
    Instant respondedAt = BEGIN.plusSeconds(1);
    return new SchedulingMessage(
        "m1",
        "c9",
        calendarId,
        "bob",
        respondedAt,
        new Original(calendarId, "e1", 1, 1, false),
        "e1@koyomi",
        0,
        new Reply(
            "user:bob",
            respondedAt,
            List.of(new AttendeeAnswer(null, ResponseStatus.ACCEPTED, null))));
  }
}
