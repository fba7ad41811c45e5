package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.CalendarWorld.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import org.junit.jupiter.api.Test;

/** Scopes of edits and deletions; the rows of the table in docs/recurrence.md. */
class SeriesEditTest {
  private static final Target ALL = new Target.Whole();

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldLeaveTheOthersWhenOneOccurrenceIsPatched() {
    Event series = world.creates("alice", weekly());
    patch(series, draft().title("Special").build(), this_("2026-03-04T10:00"));
    Event after = world.live(series.id());
    assertThat(after.content().title()).isEqualTo("Planning");
    assertThat(after.overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.occurrence()).isEqualTo(LocalDateTime.parse("2026-03-04T10:00"));
          assertThat(override.content().title()).isEqualTo("Special");
          assertThat(override.content().start().local())
              .isEqualTo(LocalDateTime.parse("2026-03-04T10:00"));
          assertThat(override.content().recurrence()).isEmpty();
        });
  }

  @Test
  void shouldFindTheOccurrenceWhenNamedByInstantLocalTimeOrDay() {
    Event series = world.creates("alice", weekly());
    Target byInstant =
        new Target.Part(
            Scope.THIS, new Target.Occurrence.At(Instant.parse("2026-03-04T01:00:00Z")));
    Target byDay =
        new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.parse("2026-03-09")));
    assertThat(refusal(patch(series, draft().title("a").build(), byInstant))).isNull();
    assertThat(refusal(patch(series, draft().title("b").build(), byDay))).isNull();
    assertThat(world.live(series.id()).overrides())
        .extracting(override -> override.occurrence().toString())
        .containsExactly("2026-03-04T10:00", "2026-03-09T10:00");
  }

  @Test
  void shouldSayNotFoundWhenThereIsNoSuchOccurrence() {
    Event series = world.creates("alice", weekly());
    assertThat(refusal(patch(series, draft().title("x").build(), this_("2026-03-05T10:00"))))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void shouldEditTheSameOverrideWhenPatchedAgainByItsOriginalStart() {
    Event series = world.creates("alice", weekly());
    Target target = this_("2026-03-04T10:00");
    patch(
        series,
        draft()
            .from("2026-03-06T15:00:00", "Asia/Tokyo")
            .to("2026-03-06T16:00:00", "Asia/Tokyo")
            .build(),
        target);
    patch(series, draft().title("Moved").build(), target);
    assertThat(world.live(series.id()).overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.content().title()).isEqualTo("Moved");
          assertThat(override.content().start().local())
              .isEqualTo(LocalDateTime.parse("2026-03-06T15:00"));
        });
  }

  @Test
  void shouldTakeOneOutWhenOneOccurrenceIsDeleted() {
    Event series = world.creates("alice", weekly());
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-04T10:00")));
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-09T10:00")));
    assertThat(starts(world.live(series.id()), 3))
        .containsExactly("2026-03-02T10:00", "2026-03-11T10:00", "2026-03-16T10:00");
    assertThat(world.live(series.id()).content().recurrence())
        .containsExactly(
            "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
            "EXDATE;TZID=Asia/Tokyo:20260304T100000,20260309T100000");
  }

  @Test
  void shouldDeleteTheEventWhenItsLastOccurrenceIsDeleted() {
    Event series = world.creates("alice", meeting().recurring("RRULE:FREQ=DAILY;COUNT=2").build());
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-02T10:00")));
    world.as("alice", new DeleteEvent(series.id(), this_("2026-03-03T10:00")));
    assertThat(world.event(series.id())).isInstanceOf(StoredEvent.Tombstone.class);
  }

  @Test
  void shouldSplitTheSeriesWhenThisAndFollowingIsPatched() {
    Event series = world.creates("alice", weekly());
    patch(series, draft().title("Late override").build(), this_("2026-03-11T10:00"));
    Answer.OfEvent answer =
        (Answer.OfEvent)
            patch(series, draft().title("New name").build(), following("2026-03-09T10:00"));
    Event first = world.live(series.id());
    Event second = answer.event();
    assertThat(starts(first, 9)).containsExactly("2026-03-02T10:00", "2026-03-04T10:00");
    assertThat(first.overrides()).isEmpty();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.content().title()).isEqualTo("New name");
    assertThat(starts(second, 2)).containsExactly("2026-03-09T10:00", "2026-03-11T10:00");
    assertThat(second.overrides())
        .singleElement()
        .extracting(override -> override.content().title())
        .isEqualTo("Late override");
  }

  @Test
  void shouldCountTheRestWhenASeriesWithCountIsSplit() {
    Event series = world.creates("alice", meeting().recurring("RRULE:FREQ=DAILY;COUNT=5").build());
    Answer.OfEvent answer =
        (Answer.OfEvent)
            patch(series, draft().title("Rest").build(), following("2026-03-04T10:00"));
    assertThat(starts(world.live(series.id()), 9))
        .containsExactly("2026-03-02T10:00", "2026-03-03T10:00");
    assertThat(starts(answer.event(), 9))
        .containsExactly("2026-03-04T10:00", "2026-03-05T10:00", "2026-03-06T10:00");
  }

  @Test
  void shouldMoveTheExceptionsAlongWhenTheSplitPartIsMoved() {
    Event series = world.creates("alice", weekly("EXDATE;TZID=Asia/Tokyo:20260316T100000"));
    Answer.OfEvent answer =
        (Answer.OfEvent)
            patch(
                series,
                draft()
                    .from("2026-03-09T14:00:00", "Asia/Tokyo")
                    .to("2026-03-09T15:00:00", "Asia/Tokyo")
                    .build(),
                following("2026-03-09T10:00"));
    assertThat(starts(answer.event(), 3))
        .containsExactly("2026-03-09T14:00", "2026-03-11T14:00", "2026-03-18T14:00");
  }

  @Test
  void shouldEditAllWhenFollowingBeginsAtTheFirst() {
    Event series = world.creates("alice", weekly());
    patch(series, draft().title("All").build(), following("2026-03-02T10:00"));
    assertThat(world.live(series.id()).content().title()).isEqualTo("All");
  }

  @Test
  void shouldMoveFromTheOccurrenceSeenWhenFollowingBeginsAtTheFirstThatIsLeft() {
    Event series =
        world.creates("alice", weekly("EXDATE;TZID=Asia/Tokyo:20260302T100000,20260309T100000"));
    patch(
        series,
        draft()
            .from("2026-03-04T11:00:00", "Asia/Tokyo")
            .to("2026-03-04T12:00:00", "Asia/Tokyo")
            .build(),
        following("2026-03-04T10:00"));
    assertThat(starts(world.live(series.id()), 3))
        .containsExactly("2026-03-04T11:00", "2026-03-11T11:00", "2026-03-16T11:00");
  }

  @Test
  void shouldBringNothingBackWhenTheFirstPartOfASplitMoves() {
    Event series = world.creates("alice", meeting().recurring("RRULE:FREQ=DAILY").build());
    patch(series, draft().title("Rest").build(), following("2026-03-04T10:00"));
    patch(
        series,
        draft()
            .from("2026-03-02T09:00:00", "Asia/Tokyo")
            .to("2026-03-02T10:00:00", "Asia/Tokyo")
            .build(),
        ALL);
    assertThat(starts(world.live(series.id()), 9))
        .containsExactly("2026-03-02T09:00", "2026-03-03T09:00");
  }

  @Test
  void shouldLoseNoneWhenTheRestMovesBehindTheEndOfItsRule() {
    Event series =
        world.creates(
            "alice", meeting().recurring("RRULE:FREQ=DAILY;UNTIL=20260305T010000Z").build());
    Answer.OfEvent answer =
        (Answer.OfEvent)
            patch(
                series,
                draft()
                    .from("2026-03-04T11:00:00", "Asia/Tokyo")
                    .to("2026-03-04T12:00:00", "Asia/Tokyo")
                    .build(),
                following("2026-03-04T10:00"));
    assertThat(starts(answer.event(), 9)).containsExactly("2026-03-04T11:00", "2026-03-05T11:00");
  }

  @Test
  void shouldKeepExceptionsWhenTheSeriesGoesToAnotherZone() {
    Event series = world.creates("alice", weekly("EXDATE;TZID=Asia/Tokyo:20260309T100000"));
    patch(series, draft().title("Special").build(), this_("2026-03-04T10:00"));
    patch(
        series,
        draft()
            .from("2026-03-02T10:00:00", "Europe/Berlin")
            .to("2026-03-02T11:00:00", "Europe/Berlin")
            .build(),
        ALL);
    Event after = world.live(series.id());
    assertThat(starts(after, 3))
        .containsExactly("2026-03-02T10:00", "2026-03-04T10:00", "2026-03-11T10:00");
    assertThat(after.overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.content().title()).isEqualTo("Special");
          assertThat(override.content().start())
              .isEqualTo(
                  new EventTime.Zoned(LocalDateTime.parse("2026-03-04T10:00"), "Europe/Berlin"));
          assertThat(override.content().end())
              .isEqualTo(
                  new EventTime.Zoned(LocalDateTime.parse("2026-03-04T11:00"), "Europe/Berlin"));
        });
  }

  @Test
  void shouldEndTheSeriesWhenThisAndFollowingIsDeleted() {
    Event series = world.creates("alice", weekly());
    world.as("alice", new DeleteEvent(series.id(), following("2026-03-09T10:00")));
    assertThat(starts(world.live(series.id()), 9))
        .containsExactly("2026-03-02T10:00", "2026-03-04T10:00");
    world.as("alice", new DeleteEvent(series.id(), following("2026-03-02T10:00")));
    assertThat(world.event(series.id())).isInstanceOf(StoredEvent.Tombstone.class);
  }

  @Test
  void shouldMoveOverridesAndExceptionsAlongWhenAllMove() {
    Event series = world.creates("alice", weekly("EXDATE;TZID=Asia/Tokyo:20260309T100000"));
    patch(series, draft().title("Special").build(), this_("2026-03-04T10:00"));
    patch(
        series,
        draft()
            .from("2026-03-02T14:00:00", "Asia/Tokyo")
            .to("2026-03-02T15:00:00", "Asia/Tokyo")
            .build(),
        ALL);
    Event after = world.live(series.id());
    assertThat(starts(after, 3))
        .containsExactly("2026-03-02T14:00", "2026-03-04T14:00", "2026-03-11T14:00");
    assertThat(after.overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.occurrence()).isEqualTo(LocalDateTime.parse("2026-03-04T14:00"));
          assertThat(override.content().start().local())
              .isEqualTo(LocalDateTime.parse("2026-03-04T14:00"));
        });
  }

  @Test
  void shouldListTheOverridesThatGoWhenTheRuleChanges() {
    Event series = world.creates("alice", weekly());
    patch(series, draft().title("Stays").build(), this_("2026-03-09T10:00"));
    patch(series, draft().title("Goes").build(), this_("2026-03-11T10:00"));
    Answer.OfEvent answer =
        (Answer.OfEvent)
            patch(series, draft().recurring("RRULE:FREQ=WEEKLY;BYDAY=MO").build(), ALL);
    assertThat(answer.dropped()).containsExactly(LocalDateTime.parse("2026-03-11T10:00"));
    assertThat(answer.event().overrides())
        .singleElement()
        .extracting(override -> override.content().title())
        .isEqualTo("Stays");
  }

  @Test
  void shouldRefuseARuleWhenOneOccurrenceIsEdited() {
    Event series = world.creates("alice", weekly());
    Answer answer =
        patch(series, draft().recurring("RRULE:FREQ=DAILY").build(), this_("2026-03-04T10:00"));
    assertThat(refusal(answer)).isEqualTo(Kind.INVALID);
  }

  @Test
  void shouldExcludeByDateWhenWholeDaysRecur() {
    Event series =
        world.creates(
            "alice",
            draft()
                .title("Duty")
                .days("2026-03-02", "2026-03-03")
                .recurring("RRULE:FREQ=WEEKLY")
                .build());
    Target second =
        new Target.Part(Scope.THIS, new Target.Occurrence.Day(LocalDate.parse("2026-03-09")));
    world.as("alice", new DeleteEvent(series.id(), second));
    assertThat(world.live(series.id()).content().recurrence())
        .containsExactly("RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260309");
    assertThat(starts(world.live(series.id()), 2))
        .containsExactly("2026-03-02T00:00", "2026-03-16T00:00");
  }

  private Answer patch(Event series, EventDraft patch, Target target) {
    return world.as("alice", new PatchEvent(series.id(), patch, target));
  }

  private static Target this_(String local) {
    return new Target.Part(Scope.THIS, new Target.Occurrence.Local(LocalDateTime.parse(local)));
  }

  private static Target following(String local) {
    return new Target.Part(
        Scope.FOLLOWING, new Target.Occurrence.Local(LocalDateTime.parse(local)));
  }

  private static List<String> starts(Event event, int limit) {
    OccurrenceCursor cursor =
        EventDrafts.series(event.content(), ZoneId.of("Asia/Tokyo"), Leniency.LENIENT).cursor();
    List<String> starts = new ArrayList<>();
    while (starts.size() < limit && cursor.next()) {
      starts.add(EventTimes.ofLocalSecond(cursor.localSecond()).toString());
    }
    return starts;
  }
}
