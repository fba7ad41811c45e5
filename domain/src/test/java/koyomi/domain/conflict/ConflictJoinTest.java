package koyomi.domain.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import koyomi.domain.interval.Span;
import org.junit.jupiter.api.Test;

class ConflictJoinTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final int DAY = 20_000;
  private static final long BEGIN = DAY * BusyInterval.DAY;
  private static final ConflictJoin.Row NOTHING = new ConflictJoin.Row(List.of(), List.of());

  @Test
  void shouldTellOfAPairWhenItComesAndWhenItGoes() {
    BusyInterval one = interval("one", 9, 10);
    BusyInterval other = interval("other", 9, 11);
    Conflict pair = Conflict.of("alice", one, other);

    assertThat(changes(List.of(one), List.of(one, other)))
        .containsExactly(new ConflictChange.Detected(pair, NOW));
    assertThat(changes(List.of(one, other), List.of(one)))
        .containsExactly(new ConflictChange.Resolved(pair, NOW));
    assertThat(changes(List.of(one, other), List.of(one, other))).isEmpty();
    assertThat(changes(List.of(), List.of(one, interval("other", 10, 11)))).isEmpty();
  }

  @Test
  void shouldTellAnewWhenAPairOverlapsAtOtherTimes() {
    BusyInterval one = interval("one", 9, 11);
    BusyInterval moved = interval("other", 10, 12);

    assertThat(changes(List.of(one, interval("other", 9, 10)), List.of(one, moved)))
        .containsExactly(new ConflictChange.Detected(Conflict.of("alice", one, moved), NOW));
  }

  @Test
  void shouldTellOnceWhenAPairIsOnTwoDays() {
    BusyInterval night = interval("night", 22, 30);
    BusyInterval late = interval("late", 23, 26);
    ConflictJoin join = new ConflictJoin("alice", _ -> true);
    ConflictJoin.Row come = new ConflictJoin.Row(List.of(night), List.of(night, late));
    join.day(DAY, come, NOTHING);
    join.day(DAY + 1, come, NOTHING);

    assertThat(join.changes(NOW)).hasSize(1);
  }

  @Test
  void shouldJoinWhatLastsLongWithDaysAndWithItself() {
    BusyInterval leave = interval("leave", -24 * 90, 24 * 90);
    BusyInterval sabbatical = interval("sabbatical", -24, 24 * 80);
    BusyInterval meeting = interval("meeting", 9, 10);
    ConflictJoin join = new ConflictJoin("alice", _ -> true);
    ConflictJoin.Row lasting = new ConflictJoin.Row(List.of(leave), List.of(leave, sabbatical));
    join.lasting(lasting);
    join.day(DAY, new ConflictJoin.Row(List.of(meeting), List.of(meeting)), lasting);

    assertThat(join.changes(NOW))
        .containsExactlyInAnyOrder(
            new ConflictChange.Detected(Conflict.of("alice", leave, sabbatical), NOW),
            new ConflictChange.Detected(Conflict.of("alice", sabbatical, meeting), NOW));
  }

  @Test
  void shouldNameTheTimeAloneWhenThereAreTooMany() {
    List<BusyInterval> some = new ArrayList<>();
    List<BusyInterval> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      some.add(interval("some" + i, 9, 10));
      all.add(interval("other" + i, 9, 10));
    }
    all.addAll(some);
    some.sort(BusyInterval.BY_START);
    all.sort(BusyInterval.BY_START);

    assertThat(changes(some, all))
        .containsExactly(
            new ConflictChange.Unlisted("alice", new Span(BEGIN, BEGIN + BusyInterval.DAY), NOW));
  }

  @Test
  void shouldTellAllPairsThatComeAndGoWhenManyBeginAtOnce() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<BusyInterval> before = crowd(random);
      List<BusyInterval> after = new ArrayList<>(before);
      after.removeIf(_ -> random.nextInt(4) == 0);
      Set<BusyInterval.Key> taken = new HashSet<>();
      after.forEach(interval -> taken.add(interval.of()));
      crowd(random).stream().filter(interval -> taken.add(interval.of())).forEach(after::add);
      after.sort(BusyInterval.BY_START);

      Map<Conflict.Id, Conflict> were = pairs(before);
      Map<Conflict.Id, Conflict> are = pairs(after);
      List<ConflictChange> expected = new ArrayList<>();
      were.forEach((id, pair) -> {
        if (!are.containsKey(id)) {
          expected.add(new ConflictChange.Resolved(pair, NOW));
        }
      });
      are.forEach((id, pair) -> {
        if (!pair.equals(were.get(id))) {
          expected.add(new ConflictChange.Detected(pair, NOW));
        }
      });
      assertThat(changes(before, after))
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void shouldLeaveOutWhatDoesNotCountAndPairsOfOneEvent() {
    BusyInterval one = interval("one", 9, 10);
    BusyInterval again =
        new BusyInterval(
            new BusyInterval.Key("c", "one", 7, false),
            0,
            BEGIN,
            0,
            BEGIN + 99_999,
            0,
            false,
            false,
            0);
    ConflictJoin join = new ConflictJoin("alice", interval -> !interval.equals(one));
    join.day(DAY, new ConflictJoin.Row(List.of(), List.of(one, again)), NOTHING);
    join.day(DAY, new ConflictJoin.Row(List.of(one), List.of(one, interval("b", 9, 10))), NOTHING);

    assertThat(join.changes(NOW)).isEmpty();
    assertThat(changes(List.of(), List.of(one, again))).isEmpty();
  }

  @Test
  void shouldBeTheSameConflictWhicheverBeginsFirst() {
    Conflict before = Conflict.of("alice", interval("one", 9, 10), interval("other", 9, 11));
    Conflict after = Conflict.of("alice", interval("other", 8, 10), interval("one", 9, 10));

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.id().text()).isEqualTo(before.id().text()).hasSize(26);
    assertThat(after.first().of().eventId()).isEqualTo("other");
  }

  private static List<ConflictChange> changes(List<BusyInterval> before, List<BusyInterval> after) {
    ConflictJoin join = new ConflictJoin("alice", _ -> true);
    join.day(DAY, new ConflictJoin.Row(before, after), NOTHING);
    return join.changes(NOW);
  }

  /** Up to thirty, by start, that begin at one of four hours. */
  private static List<BusyInterval> crowd(Random random) {
    Map<String, BusyInterval> byEvent = new HashMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      int from = 9 + random.nextInt(4);
      String event = "e" + random.nextInt(40);
      byEvent.put(event, interval(event, from, from + 1 + random.nextInt(2)));
    }
    return byEvent.values().stream().sorted(BusyInterval.BY_START).toList();
  }

  private static Map<Conflict.Id, Conflict> pairs(List<BusyInterval> intervals) {
    Map<Conflict.Id, Conflict> pairs = new HashMap<>();
    for (BusyInterval one : intervals) {
      for (BusyInterval other : intervals) {
        if (one.conflictsWith(other)) {
          Conflict pair = Conflict.of("alice", one, other);
          pairs.put(pair.id(), pair);
        }
      }
    }
    return pairs;
  }

  private static BusyInterval interval(String event, int from, int to) {
    return new BusyInterval(
        new BusyInterval.Key("c", event, 0, false),
        0,
        BEGIN + from * 3_600L,
        0,
        BEGIN + to * 3_600L,
        0,
        false,
        false,
        NOW.toEpochMilli());
  }
}
