package koyomi.domain.meeting;

import static koyomi.domain.meeting.Scenes.place;
import static koyomi.domain.meeting.Scenes.resource;
import static koyomi.domain.meeting.Scenes.room;
import static koyomi.domain.meeting.Scenes.seats;
import static koyomi.domain.meeting.Scenes.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.people.Place;
import koyomi.domain.resource.Resource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoomSuggestionsTest {
  private static final List<Span> TEN = List.of(span(0, 10, 11));

  @Test
  void shouldGiveTheSmallestThatFitsFirst() {
    var found = rank(seats(5), TEN, 1, room("Big", 30), room("Small", 4), room("Right", 6));

    assertThat(names(found)).containsExactly("Right", "Big");
    assertThat(found.getFirst().reasons()).containsExactly("free", "6 seats for 5");
  }

  @Test
  void shouldLeaveOutWhatIsTakenThen() {
    assertThat(names(rank(seats(5), TEN, 1, room("A", 6, span(0, 10, 11)), room("B", 9))))
        .containsExactly("B");
  }

  @Test
  void shouldTakeARoomWhoseReservationOnlyTouches() {
    var touching = room("A", 6, span(0, 9, 10), span(0, 11, 12));

    assertThat(names(rank(seats(5), TEN, 1, touching))).containsExactly("A");
  }

  @Test
  void shouldWantEveryFeature() {
    var both = new RoomOption(resource("Both", 6, "T", "1", "screen", "phone"), Spans.EMPTY);
    var one = new RoomOption(resource("One", 6, "T", "1", "screen"), Spans.EMPTY);

    var found = rank(seats(2, "phone", "screen"), TEN, 1, one, both);

    assertThat(names(found)).containsExactly("Both");
    assertThat(found.getFirst().reasons()).contains("has phone, screen");
  }

  @Test
  void shouldRankByHowOftenARecurringMeetingFindsItFree() {
    var times = List.of(span(0, 10, 11), span(1, 10, 11), span(2, 10, 11));

    var found =
        rank(
            seats(5),
            times,
            2,
            room("Twice", 5, span(1, 9, 12)),
            room("Always", 9),
            room("Once", 5, span(1, 9, 12), span(2, 9, 12)));

    assertThat(names(found)).containsExactly("Always", "Twice");
    assertThat(found.get(0).reasons()).contains("free all 3 times");
    assertThat(found.get(1).reasons()).contains("free 2 of 3 times");
  }

  @Test
  void shouldPreferTheBuildingThenTheFloorOfThoseWhoCome() {
    var people = List.of(place("Tower", "3F"), place("Tower", "4F"), Place.UNKNOWN);
    var options =
        List.of(
            new RoomOption(resource("Away", 5, "Annex", "3F"), Spans.EMPTY),
            new RoomOption(resource("Near", 5, "Tower", "9F"), Spans.EMPTY),
            new RoomOption(resource("Here", 5, "Tower", "3F"), Spans.EMPTY));

    var found = new RoomSuggestions(seats(5), people).rank(options, TEN, 1);

    assertThat(names(found)).containsExactly("Here", "Near", "Away");
    assertThat(found.get(0).reasons())
        .contains("on the floor of 1 of 2", "in the building of 2 of 2");
    assertThat(found.get(2).reasons()).contains("in nobody's building");
  }

  @Test
  void shouldOnlyLookWhereAskedTo() {
    var wish = new RoomWish(Resource.Type.ROOM, 0, Set.of(), "Annex", "2F", true, 5);
    var options =
        List.of(
            new RoomOption(resource("A", 5, "Annex", "3F"), Spans.EMPTY),
            new RoomOption(resource("B", 5, "Annex", "2F"), Spans.EMPTY),
            new RoomOption(resource("C", 5, "Tower", "2F"), Spans.EMPTY));

    assertThat(names(new RoomSuggestions(wish, List.of()).rank(options, TEN, 1)))
        .containsExactly("B");
  }

  @Property(tries = 300)
  void shouldGiveTheSameWhateverTheOrderOfTheRooms(@ForAll long seed) {
    var random = new Random(seed);
    var options = new ArrayList<>(Scenes.randomRooms(random, 20));
    var suggestions = new RoomSuggestions(seats(1 + random.nextInt(8)), List.of());
    var before = suggestions.rank(options, TEN, 1);

    Collections.shuffle(options, random);

    assertThat(suggestions.rank(options, TEN, 1)).isEqualTo(before);
  }

  @Property(tries = 1_000)
  void shouldFindTheSameWhenOnlyAskingForReservationsThatMatter(@ForAll long seed) {
    var random = new Random(seed);
    var options = Scenes.randomRooms(random, 1 + random.nextInt(120));
    var times = List.of(span(0, 10, 11), span(1, 9, 10), span(2, 13, 15));
    var minimum = 1 + random.nextInt(times.size());
    var wish =
        new RoomWish(
            Resource.Type.ROOM,
            random.nextInt(9),
            Set.of(),
            null,
            null,
            true,
            1 + random.nextInt(6));
    var suggestions = new RoomSuggestions(wish, List.of(place("Tower", "3F")));
    var busy = new HashMap<String, Spans>();
    options.forEach(each -> busy.put(each.resource().id(), each.busy()));
    var asked = new HashSet<String>();

    var found =
        suggestions.rank(
            options.stream().map(RoomOption::resource).toList(),
            times,
            minimum,
            rooms -> {
              rooms.forEach(room -> assertThat(asked.add(room.id())).isTrue());
              return busy;
            });

    assertThat(found).isEqualTo(suggestions.rank(options, times, minimum));
  }

  @Test
  void shouldAskForFewReservationsWhenMostRoomsAreFree() {
    var rooms = IntStream.range(0, 1_000).mapToObj(i -> resource("R" + i, 6, "T", "1")).toList();
    var asked = new ArrayList<Resource>();

    new RoomSuggestions(seats(5), List.of())
        .rank(
            rooms,
            TEN,
            1,
            some -> {
              asked.addAll(some);
              return some.stream().collect(Collectors.toMap(Resource::id, _ -> Spans.EMPTY));
            });

    assertThat(asked).hasSizeLessThan(50);
  }

  @Test
  void shouldLeaveOutARoomThatWentMeanwhile() {
    var rooms = List.of(resource("Gone", 5, "T", "1"), resource("There", 6, "T", "1"));

    var found =
        new RoomSuggestions(seats(5), List.of())
            .rank(rooms, TEN, 1, _ -> Map.of(rooms.getLast().id(), Spans.EMPTY));

    assertThat(names(found)).containsExactly("There");
  }

  private static List<SuggestedRoom> rank(
      RoomWish wish, List<Span> times, int minimum, RoomOption... options) {
    return new RoomSuggestions(wish, List.of()).rank(List.of(options), times, minimum);
  }

  private static List<String> names(List<SuggestedRoom> rooms) {
    return rooms.stream().map(each -> each.resource().name()).toList();
  }
}
