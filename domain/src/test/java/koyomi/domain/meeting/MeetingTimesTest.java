package koyomi.domain.meeting;

import static koyomi.domain.meeting.Scenes.at;
import static koyomi.domain.meeting.Scenes.hour;
import static koyomi.domain.meeting.Scenes.person;
import static koyomi.domain.meeting.Scenes.room;
import static koyomi.domain.meeting.Scenes.seats;
import static koyomi.domain.meeting.Scenes.span;
import static koyomi.domain.meeting.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MeetingTimesTest {
  private static final Span FRIDAY = span(0, 0, 24);

  @Property(tries = 2000)
  void shouldBeginWithWhatTryingEverythingFinds(@ForAll long seed) {
    var random = new Random(seed);
    MeetingWish wish = Scenes.randomWish(random);
    List<Attendee> people = Scenes.randomPeople(random, 1 + random.nextInt(6));
    List<RoomOption> rooms = Scenes.randomRooms(random, random.nextInt(4));
    var slow = new TryEveryQuarter(wish, people, rooms);

    List<MeetingSlot> slots = MeetingTimes.find(wish, people, rooms, List.of());

    var best = slow.best();
    assertThat(slots.isEmpty()).isEqualTo(best.isEmpty());
    if (best.isPresent()) {
      assertThat(slots.getFirst().time().start()).isEqualTo(best.getAsLong());
    }
  }

  @Property(tries = 1000)
  void shouldGiveOnlyPossibleSlotsInOrderOfCost(@ForAll long seed) {
    var random = new Random(seed);
    MeetingWish wish = Scenes.randomWish(random);
    List<Attendee> people = Scenes.randomPeople(random, 1 + random.nextInt(6));
    List<RoomOption> rooms = Scenes.randomRooms(random, random.nextInt(4));
    var slow = new TryEveryQuarter(wish, people, rooms);

    List<MeetingSlot> slots = MeetingTimes.find(wish, people, rooms, List.of());

    int before = 0;
    for (MeetingSlot slot : slots) {
      long start = slot.time().start();
      assertThat(slow.possible(start)).isTrue();
      assertThat(slow.cost(start)).isGreaterThanOrEqualTo(before);
      assertThat(wish.window().start()).isLessThanOrEqualTo(start);
      assertThat(slot.time().end()).isLessThanOrEqualTo(wish.window().end());
      before = slow.cost(start);
    }
    assertThat(slots).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void shouldGiveTheSameWhenPeopleComeInAnotherOrder(@ForAll long seed) {
    var random = new Random(seed);
    MeetingWish wish = Scenes.randomWish(random);
    List<Attendee> people = new ArrayList<>(Scenes.randomPeople(random, 6));
    List<Span> before = times(MeetingTimes.find(wish, people, List.of(), List.of()));

    Collections.shuffle(people, random);

    assertThat(times(MeetingTimes.find(wish, people, List.of(), List.of()))).isEqualTo(before);
  }

  @Test
  void shouldSayThatAllAreFreeWhenTheyAre() {
    var slots =
        find(
            hour(FRIDAY),
            person("Ann", true, "Europe/Berlin", span(0, 8, 10)),
            person("Bob", true, "Europe/Berlin"));

    assertThat(slots.getFirst().time()).isEqualTo(span(0, 10, 11));
    assertThat(slots.getFirst().score()).isEqualTo(100);
    assertThat(slots.getFirst().reasons()).containsExactly("all 2 free");
  }

  @Test
  void shouldNameThoseOutsideWorkingHoursWithTheirClock() {
    var slots =
        find(
            hour(new Span(at(0, 13, 0), at(0, 14, 0))),
            person("Ann", true, "Europe/Berlin"),
            person("Yui", true, "Asia/Tokyo"));

    assertThat(slots).hasSize(1);
    assertThat(slots.getFirst().reasons())
        .containsExactly("all 2 free", "1 outside working hours: Yui (22:00)");
    assertThat(slots.getFirst().score()).isEqualTo(65);
  }

  @Test
  void shouldPreferAnHourOutsideWorkingTimeToTheNight() {
    var slots =
        find(hour(FRIDAY), person("Ann", true, "Europe/Berlin"), person("Yui", true, "Asia/Tokyo"));

    // 17:00 in Tokyo, 9:00 in Berlin: one of them is out by an hour whatever is chosen
    assertThat(slots.getFirst().time()).isEqualTo(span(0, 7, 8));
    assertThat(slots.getFirst().score()).isEqualTo(90);
  }

  @Test
  void shouldFindNothingWhenHoursThatAreRequiredHaveNoMomentInCommon() {
    var wish =
        new MeetingWish(
            FRIDAY, 3600, 0, 0, DaySet.NONE, HoursRule.REQUIRE, ZoneId.of("UTC"), null, 5);

    assertThat(
            find(wish, person("Ann", true, "America/New_York"), person("Yui", true, "Asia/Tokyo")))
        .isEmpty();
  }

  @Test
  void shouldOfferASlotAtTheFirstQuarterAfterSomeoneIsFree() {
    var busy = new Span(at(0, 8, 0), at(0, 9, 5));

    var slots =
        find(hour(new Span(at(0, 8, 0), at(0, 11, 0))), person("Ann", true, "Europe/Berlin", busy));

    assertThat(times(slots))
        .containsExactly(
            new Span(at(0, 9, 15), at(0, 10, 15)),
            new Span(at(0, 9, 30), at(0, 10, 30)),
            new Span(at(0, 10, 0), at(0, 11, 0)));
  }

  @Test
  void shouldKeepTheBuffersFreeWhenAskedTo() {
    var wish =
        new MeetingWish(
            new Span(at(0, 8, 0), at(0, 12, 0)),
            1800,
            900,
            900,
            DaySet.NONE,
            HoursRule.PREFER,
            ZoneId.of("UTC"),
            null,
            50);

    var slots = find(wish, person("Ann", true, "Europe/Berlin", span(0, 8, 9), span(0, 10, 12)));

    assertThat(times(slots)).containsExactly(new Span(at(0, 9, 15), at(0, 9, 45)));
  }

  @Test
  void shouldLeaveOutDaysWithoutMeetings() {
    var wish =
        new MeetingWish(
            new Span(at(0, 0, 0), at(4, 0, 0)),
            3600,
            0,
            0,
            new DaySet(
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), Set.of(LocalDate.of(2026, 3, 29))),
            HoursRule.IGNORE,
            ZoneId.of("Europe/Berlin"),
            null,
            1);

    var slots = find(wish, person("Ann", true, "Europe/Berlin"));

    // Monday begins in Berlin two hours before it does in UTC: summer time began on Sunday
    assertThat(slots.getFirst().time().start()).isEqualTo(at(2, 22, 0));
  }

  @Test
  void shouldSayWhoOfTheOptionalIsBusy() {
    var slots =
        find(
            hour(new Span(at(0, 9, 0), at(0, 10, 0))),
            person("Ann", true, "Europe/Berlin"),
            person("Bob", false, "Europe/Berlin", span(0, 9, 12)));

    assertThat(slots.getFirst().reasons())
        .containsExactly("1 of 2 free", "1 optional and busy: Bob");
  }

  @Test
  void shouldMarkTentativeTimesAndPeopleWhoDoNotShare() {
    Attendee ann = person("Ann", true, "Europe/Berlin");
    var perhaps =
        new Attendee(
            "ann",
            "Ann",
            true,
            ann.zone(),
            Spans.EMPTY,
            Spans.of(span(0, 9, 10)),
            ann.working(),
            true);
    var silent =
        new Attendee(
            "bob", "Bob", true, ann.zone(), Spans.EMPTY, Spans.EMPTY, ann.working(), false);

    var slots = find(hour(new Span(at(0, 9, 0), at(0, 10, 0))), perhaps, silent);

    assertThat(slots.getFirst().reasons())
        .containsExactly(
            "0 of 2 free", "1 tentatively busy: Ann", "1 without shared busy times: Bob");
    assertThat(slots.getFirst().score()).isEqualTo(70);
  }

  @Test
  void shouldNameTheRoomThatFitsBestAndIsFree() {
    var rooms = List.of(room("Fuji", 4), room("Aso", 12), room("Zao", 6, span(0, 9, 10)));
    var wish = with(hour(new Span(at(0, 9, 0), at(0, 10, 0))), seats(5));

    var slots =
        MeetingTimes.find(wish, List.of(person("Ann", true, "Europe/Berlin")), rooms, List.of());

    assertThat(slots.getFirst().reasons()).containsExactly("Ann is free", "room Aso 3F");
    assertThat(slots.getFirst().rooms()).hasSize(1);
  }

  @Test
  void shouldMoveTheMeetingToWhereARoomIsFree() {
    var wish = with(hour(FRIDAY), seats(5));

    var slots =
        MeetingTimes.find(
            wish,
            List.of(person("Ann", true, "Europe/Berlin")),
            List.of(room("Zao", 6, span(0, 0, 13))),
            List.of());

    assertThat(slots.getFirst().time()).isEqualTo(span(0, 13, 14));
  }

  @Test
  void shouldFindNothingWhenARequiredRoomDoesNotExist() {
    var wish = with(hour(FRIDAY), seats(500));

    assertThat(
            MeetingTimes.find(
                wish,
                List.of(person("Ann", true, "Europe/Berlin")),
                List.of(room("Zao", 6)),
                List.of()))
        .isEmpty();
  }

  private static List<MeetingSlot> find(MeetingWish wish, Attendee... people) {
    return MeetingTimes.find(wish, List.of(people), List.of(), List.of());
  }

  private static List<Span> times(List<MeetingSlot> slots) {
    return slots.stream().map(MeetingSlot::time).toList();
  }
}
