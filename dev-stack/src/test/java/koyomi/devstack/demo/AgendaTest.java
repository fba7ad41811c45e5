package koyomi.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import koyomi.devstack.issuer.DemoUser;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private final List<Meeting> meetings = Agenda.around(MONDAY, DemoData.HALF_A_YEAR);

  @Test
  void shouldPlanTheSameWhenAskedAgain() {
    assertThat(Agenda.around(MONDAY, DemoData.HALF_A_YEAR)).isEqualTo(meetings);
  }

  @Test
  void shouldGiveEachMeetingAKeyOfItsOwn() {
    assertThat(meetings.stream().map(Meeting::key)).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepToTheHalfYear() {
    assertThat(meetings)
        .allSatisfy(each ->
            assertThat(each.start().toLocalDate())
                .isBetween(MONDAY.minusWeeks(13), MONDAY.plusWeeks(13)));
  }

  @Test
  void shouldBeSmallEnoughToLoadBesideReaders() {
    var own =
        Company.people().stream()
            .mapToInt(each -> OwnTime.events(OwnTime.file(each, MONDAY, DemoData.HALF_A_YEAR)))
            .sum();

    assertThat(meetings.size() + own).isBetween(900, 1_500);
  }

  @Test
  void shouldNeverPutTwoMeetingsIntoARoomAtATime() {
    var diary = new Diary();
    for (var each : meetings) {
      var room = each.room();
      if (room != null) {
        var step = each.rule() == null ? 1 : each.rule().contains("INTERVAL=2") ? 2 : 1;
        var last = each.rule() == null ? each.start() : MONDAY.plusWeeks(13).atStartOfDay();
        for (var at = each.start(); !at.isAfter(last); at = at.plusWeeks(step)) {
          var name = List.of(room.name());
          assertThat(diary.free(name, at, each.zone(), each.minutes())).as(each.key()).isTrue();
          diary.take(name, at, each.zone(), each.minutes());
        }
      }
    }
  }

  @Test
  void shouldHaveThirtyPeopleInThreeSitesWhomTheIssuerKnows() {
    var people = Company.people();

    assertThat(people).hasSize(30);
    assertThat(people.stream().map(Colleague::id).collect(Collectors.toSet()))
        .isEqualTo(DemoUser.ALL.stream().map(DemoUser::id).collect(Collectors.toSet()));
    assertThat(people.stream().collect(Collectors.groupingBy(Colleague::site)))
        .hasSize(3)
        .allSatisfy((site, who) -> assertThat(who).hasSize(10));
  }

  @Test
  void shouldHaveFortyRoomsWithNamesOfTheirOwn() {
    var names = new HashSet<String>();
    var hashes = new HashSet<Integer>();
    for (var room : Company.rooms()) {
      names.add(room.name());
      hashes.add(room.name().hashCode());
      assertThat(room.site().floors()).contains(room.floor());
    }
    assertThat(names).hasSize(40);
    assertThat(hashes).hasSize(40);
  }

  @Test
  void shouldBringPrivateMeetingsDeclinesAndSeries() {
    assertThat(meetings).anyMatch(Meeting::isPrivate);
    assertThat(meetings).anyMatch(each -> each.answers().containsValue("DECLINED"));
    assertThat(meetings).anyMatch(each -> each.rule() != null && each.invited().size() == 29);
  }

  @Test
  void shouldInviteTheRoomUnderItsIdWhenThereIsOne() {
    var withRoom = meetings.stream().filter(each -> each.room() != null).findFirst().orElseThrow();
    var ids = Company.rooms().stream().collect(Collectors.toMap(DemoRoom::name, _ -> "r-7"));

    assertThat(withRoom.body(ids).get("attendees"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(Map.of("resourceId", "r-7"));
  }

  @Test
  void shouldLeaveTheTimeOfThoseMostlyFreeWhomPeopleTryThingsWith() {
    var tried = Company.people().stream().filter(Colleague::isTriedOut).toList();

    assertThat(tried).hasSize(4);
    for (var person : tried) {
      var own =
          meetings.stream()
              .filter(each ->
                  each.organizer().equals(person.id()) || each.invited().contains(person.id()))
              .toList();
      assertThat(own).as(person.id()).hasSizeBetween(3, 9).allMatch(each -> each.rule() != null);
      assertThat(own).noneMatch(each -> each.organizer().equals(person.id()));
    }
  }
}
