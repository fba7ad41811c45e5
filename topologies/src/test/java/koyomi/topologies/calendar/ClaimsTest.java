package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.Drafts.movingTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.ResourceCommand;
import koyomi.schemas.message.ReplyTo;
import org.junit.jupiter.api.Test;

/** What the calendars' writer sends to resources. */
class ClaimsTest {
  private static final String ROOM = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final TimeDraft TEN = new TimeDraft("2126-03-12T10:00:00", "Asia/Tokyo", null);
  private static final TimeDraft ELEVEN = new TimeDraft("2126-03-12T11:00:00", "Asia/Tokyo", null);

  @Test
  void shouldClaimOnceWhenARoomIsInvitedAndReleaseWhenTheEventGoes() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", with(TEN, ELEVEN)));
      driver.send("alice", new CalendarCommand.DeleteEvent("e1", new Target.Whole()));

      assertThat(claims(driver))
          .extracting(claim -> claim.event().eventId(), EventClaim::released)
          .containsExactly(tuple("e1", false), tuple("e1", true));
    }
  }

  @Test
  void shouldReleaseAndClaimAgainWhenTheCalendarGoesAndComesBack() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", with(TEN, ELEVEN)));
      List<EventClaim> first = claims(driver);
      driver.passes(Duration.ofSeconds(1));
      driver.send("alice", new CalendarCommand.DeleteCalendar());
      List<EventClaim> gone = claims(driver);
      driver.send("alice", new CalendarCommand.RestoreCalendar());
      List<EventClaim> back = claims(driver);

      assertThat(gone).extracting(EventClaim::released).containsExactly(true);
      assertThat(back).extracting(EventClaim::released).containsExactly(false);
      assertThat(gone.getFirst().order()).isGreaterThan(first.getFirst().order());
      assertThat(back.getFirst().order()).isGreaterThan(gone.getFirst().order());
    }
  }

  @Test
  void shouldClaimOtherTimesWhenTheCalendarMovesToAnotherZone() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("zoned", with(TEN, ELEVEN)));
      driver.send(
          "alice",
          new CalendarCommand.CreateEvent(
              "days",
              with(
                  new TimeDraft(null, null, "2126-03-12"),
                  new TimeDraft(null, null, "2126-03-13"))));
      driver.send(
          "alice",
          new CalendarCommand.CreateEvent(
              "floating",
              with(
                  new TimeDraft("2126-03-12T10:00:00", null, null),
                  new TimeDraft("2126-03-12T11:00:00", null, null))));
      claims(driver);

      driver.send("alice", new CalendarCommand.PatchCalendar(movingTo("Europe/Berlin")));

      assertThat(claims(driver))
          .extracting(claim -> claim.event().eventId())
          .containsExactlyInAnyOrder("days", "floating");
    }
  }

  private static List<EventClaim> claims(CalendarDriver driver) {
    return driver.claims().stream()
        .flatMap(record -> {
          assertThat(record.key).isEqualTo(ROOM);
          assertThat(record.value.replyTo()).isEqualTo(ReplyTo.NOBODY);
          return ((ResourceCommand.Claim) record.value.command()).claims().stream();
        })
        .toList();
  }

  private static EventDraft with(TimeDraft start, TimeDraft end) {
    return new EventDraft(
        EnumSet.of(EventField.TITLE, EventField.START, EventField.END, EventField.ATTENDEES),
        "Planning",
        null,
        null,
        start,
        end,
        null,
        null,
        null,
        null,
        List.of(new Attendee(null, ROOM, null, null, false, ResponseStatus.NEEDS_ACTION, null)),
        null,
        null,
        null,
        null);
  }
}
