package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scopes on each kind of series, and the rest of the table in docs/recurrence.md. */
class SeriesTableTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Target ALL = new Target.Whole();

  private final CalendarWorld world = CalendarWorld.ofAlice();

  /** Five days from Friday 6 March 2026: the clocks of New York spring on the third. */
  enum Kind {
    ZONED("T09:00"),
    FLOATING("T09:00"),
    OFFSET("T09:00"),
    ALL_DAY("T00:00");

    final String time;

    Kind(String time) {
      this.time = time;
    }

    EventDraft daily() {
      CalendarWorld.Drafting draft = draft().title("Daily").recurring("RRULE:FREQ=DAILY;COUNT=5");
      return switch (this) {
        case ZONED ->
            draft
                .from("2026-03-06T09:00:00", "America/New_York")
                .to("2026-03-06T10:00:00", "America/New_York")
                .build();
        case FLOATING -> draft.startAt("2026-03-06T09:00:00").endAt("2026-03-06T10:00:00").build();
        case OFFSET ->
            draft.startAt("2026-03-06T09:00:00+03:00").endAt("2026-03-06T10:00:00+03:00").build();
        case ALL_DAY -> draft.days("2026-03-06", "2026-03-07").build();
      };
    }

    Target part(Scope scope, String day) {
      return new Target.Part(scope, new Target.Occurrence.Local(LocalDateTime.parse(day + time)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEditThisOneAlone(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    patch(series, draft().title("Other").build(), kind.part(Scope.THIS, "2026-03-08"));

    assertThat(titles(world.live(series.id())))
        .containsExactly("06 Daily", "07 Daily", "08 Other", "09 Daily", "10 Daily");
  }

  @ParameterizedTest
  @EnumSource
  void shouldEditThisAndFollowing(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    Event later =
        patch(series, draft().title("Other").build(), kind.part(Scope.FOLLOWING, "2026-03-08"));

    assertThat(titles(world.live(series.id()))).containsExactly("06 Daily", "07 Daily");
    assertThat(titles(later)).containsExactly("08 Other", "09 Other", "10 Other");
    assertThat(later.content().iCalendar())
        .containsExactly("RELATED-TO;RELTYPE=SIBLING:" + series.iCalUid());
  }

  @ParameterizedTest
  @EnumSource
  void shouldEditAll(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    patch(series, draft().title("Other").build(), ALL);

    assertThat(titles(world.live(series.id())))
        .containsExactly("06 Other", "07 Other", "08 Other", "09 Other", "10 Other");
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteThisOneAlone(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    world.as("alice", new DeleteEvent(series.id(), kind.part(Scope.THIS, "2026-03-08")));

    assertThat(titles(world.live(series.id())))
        .containsExactly("06 Daily", "07 Daily", "09 Daily", "10 Daily");
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteThisAndFollowing(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    world.as("alice", new DeleteEvent(series.id(), kind.part(Scope.FOLLOWING, "2026-03-08")));

    assertThat(titles(world.live(series.id()))).containsExactly("06 Daily", "07 Daily");
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteAll(Kind kind) {
    Event series = world.creates("alice", kind.daily());
    world.as("alice", new DeleteEvent(series.id(), ALL));

    assertThat(world.event(series.id())).isInstanceOf(StoredEvent.Tombstone.class);
  }

  @Test
  void shouldShowAnOccurrenceWhereItWasMovedWhenThatIsYearsAway() {
    Event series = world.creates("alice", weekly());
    patch(
        series,
        draft()
            .from("2031-07-01T15:00:00", "Asia/Tokyo")
            .to("2031-07-01T16:00:00", "Asia/Tokyo")
            .title("Later")
            .build(),
        this_("2026-03-04T10:00"));

    Event after = world.live(series.id());
    assertThat(titles(after, "2026-03-01", "2026-03-10"))
        .containsExactly("02 Planning", "09 Planning");
    assertThat(titles(after, "2031-07-01", "2031-07-02")).containsExactly("01 Later");
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-04T10:00")));
    assertThat(titles(world.live(series.id()), "2031-07-01", "2031-07-02")).isEmpty();
  }

  @Test
  void shouldKeepPartsApartWhenBothAreEditedAfterASplit() {
    Event series = world.creates("alice", meeting().recurring("RRULE:FREQ=DAILY;COUNT=6").build());
    Event second =
        patch(series, draft().title("Second").build(), part(Scope.FOLLOWING, "2026-03-05T10:00"));
    patch(series, draft().title("First").build(), ALL);
    Event third =
        patch(second, draft().title("Third").build(), part(Scope.FOLLOWING, "2026-03-07T10:00"));
    patch(second, draft().title("One").build(), this_("2026-03-06T10:00"));

    assertThat(titles(world.live(series.id()))).containsExactly("02 First", "03 First", "04 First");
    assertThat(titles(world.live(second.id()))).containsExactly("05 Second", "06 One");
    assertThat(titles(third)).containsExactly("07 Third");
    assertThat(world.live(series.id()).content().recurrence())
        .containsExactly("RRULE:FREQ=DAILY;COUNT=3");
    assertThat(third.content().isRecurring()).as("a series of one is a single event").isFalse();
  }

  @Test
  void shouldOverrideAnRdateAndTakeItOut() {
    Event series =
        world.creates(
            "alice",
            meeting()
                .recurring("RRULE:FREQ=DAILY;COUNT=2", "RDATE;TZID=Asia/Tokyo:20260320T180000")
                .build());
    patch(series, draft().title("Extra").build(), this_("2026-03-20T18:00"));
    assertThat(titles(world.live(series.id())))
        .containsExactly("02 Planning", "03 Planning", "20 Extra");

    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-20T18:00")));
    assertThat(titles(world.live(series.id()))).containsExactly("02 Planning", "03 Planning");
  }

  @Test
  void shouldInviteToOneOccurrenceAloneAndTakeTheAnswerThere() {
    Event series = world.creates("alice", weekly());
    Attendee bob = new Attendee("bob", null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
    patch(series, draft().attendees(bob).build(), this_("2026-03-04T10:00"));
    Answer answer =
        world.as(
            "bob",
            new RespondToEvent(
                series.id(), ResponseStatus.DECLINED, null, this_("2026-03-04T10:00")));

    assertThat(answer).isInstanceOf(Answer.OfEvent.class);
    Event after = world.live(series.id());
    assertThat(after.content().attendees()).isEmpty();
    assertThat(after.overrides().getFirst().content().attendees())
        .extracting(Attendee::responseStatus)
        .containsExactly(ResponseStatus.DECLINED);
  }

  @Test
  void shouldCancelOneOccurrenceAndKeepItShown() {
    Event series = world.creates("alice", weekly());
    patch(series, draft().status(EventStatus.CANCELLED).build(), this_("2026-03-04T10:00"));

    Event after = world.live(series.id());
    assertThat(after.content().status()).isEqualTo(EventStatus.CONFIRMED);
    assertThat(after.overrides().getFirst().content().status()).isEqualTo(EventStatus.CANCELLED);
    assertThat(titles(after, "2026-03-04", "2026-03-05")).containsExactly("04 Planning");
    assertThat(after.sequence()).isEqualTo(series.sequence() + 1);
  }

  @Test
  void shouldCountSequenceOnlyWhenAttendeesMustHear() {
    Event series = world.creates("alice", weekly());
    assertThat(List.of(series.sequence(), series.version())).isEqualTo(List.of(0, 1L));

    patch(series, draft().title("Renamed").build(), ALL);
    assertThat(numbers(series)).containsExactly(0, 2L);
    patch(series, draft().title("One").build(), this_("2026-03-04T10:00"));
    assertThat(numbers(series)).as("another occurrence in its own words").containsExactly(1, 3L);
    patch(series, draft().title("Two").build(), this_("2026-03-04T10:00"));
    assertThat(numbers(series)).containsExactly(1, 4L);
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-09T10:00")));
    assertThat(numbers(series)).containsExactly(2, 5L);
    patch(series, draft().recurring("RRULE:FREQ=WEEKLY").build(), ALL);
    assertThat(numbers(series)).containsExactly(3, 6L);
    patch(series, draft().recurring("RRULE:FREQ=WEEKLY").build(), ALL);
    assertThat(numbers(series)).as("nothing new").containsExactly(3, 6L);
  }

  private List<Object> numbers(Event series) {
    Event now = world.live(series.id());
    return List.of(now.sequence(), now.version());
  }

  private Event patch(Event series, EventDraft patch, Target target) {
    return ((Answer.OfEvent) world.as("alice", new PatchEvent(series.id(), patch, target))).event();
  }

  private static Target this_(String local) {
    return part(Scope.THIS, local);
  }

  private static Target part(Scope scope, String local) {
    return new Target.Part(scope, new Target.Occurrence.Local(LocalDateTime.parse(local)));
  }

  private static List<String> titles(Event event) {
    return titles(event, "2026-03-01", "2026-04-01");
  }

  /** Day and title of what starts in a time, in the order of the view. */
  private static List<String> titles(Event event, String from, String to) {
    long first = LocalDate.parse(from).atStartOfDay(TOKYO).toEpochSecond();
    long end = LocalDate.parse(to).atStartOfDay(TOKYO).toEpochSecond();
    List<String> titles = new ArrayList<>();
    Iterator<Occurrence> shown = EventExpansion.of(event, TOKYO).endingAfter(first);
    while (shown.hasNext()) {
      Occurrence each = shown.next();
      if (each.start() >= end) {
        break;
      }
      String title =
          each.face() == 0
              ? event.content().title()
              : event.overrides().get(each.face() - 1).content().title();
      titles.add(
          "%02d %s".formatted(EventTimes.ofLocalSecond(each.localStart()).getDayOfMonth(), title));
    }
    return titles;
  }

  @Test
  void shouldMoveExclusionsThatAFileWroteInItsOwnWayWhenAllMove() {
    Event series =
        world.creates(
            "alice", weekly("EXDATE:20260304t010060z", "RDATE;VALUE=PERIOD:20260305T010000Z/pt2h"));
    patch(
        series,
        draft()
            .from("2026-03-02T11:00:00", "Asia/Tokyo")
            .to("2026-03-02T12:00:00", "Asia/Tokyo")
            .build(),
        ALL);
    assertThat(world.live(series.id()).content().recurrence())
        .contains("EXDATE:20260304T020059Z", "RDATE;VALUE=PERIOD:20260305T020000Z/PT2H");
  }
}
