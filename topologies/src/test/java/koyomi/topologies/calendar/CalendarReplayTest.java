package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.movingTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.topologies.calendar.query.RandomEvents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReplayTest {
  private static final List<String> USERS = List.of("alice", "bob", "carol", "mallory");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldMakeTheSameBytesWhenFactsAreReplayed(long seed) {
    Random random = new Random(seed);
    RandomEvents events = new RandomEvents(seed);
    try (CalendarDriver live = CalendarDriver.ofAlice(events.zone());
        CalendarDriver replay = CalendarDriver.replay()) {
      List<CalendarFact> facts = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        live.passes(Duration.ofSeconds(random.nextInt(90)));
        live.send(
            CALENDAR,
            random.nextInt(3) > 0 ? "alice" : USERS.get(random.nextInt(USERS.size())),
            command(random, events),
            random.nextInt(3) == 0
                ? new Idempotency(CALENDAR, "key" + random.nextInt(40), "hash" + random.nextInt(3))
                : null);
        facts.addAll(live.facts());
      }
      assertThat(facts).hasSizeGreaterThan(40);
      facts.forEach(replay::apply);
      assertThat(replay.rows()).isEqualTo(live.rows()).hasSizeGreaterThan(50);
    }
  }

  private static CalendarCommand command(Random random, RandomEvents events) {
    String id = "e" + random.nextInt(25);
    return switch (random.nextInt(13)) {
      case 0 -> new CalendarCommand.PatchCalendar(movingTo(events.zone()));
      case 1 -> new CalendarCommand.Share(USERS.get(1 + random.nextInt(2)), Role.EDITOR);
      case 2 -> new CalendarCommand.Unshare(USERS.get(1 + random.nextInt(2)));
      case 3 -> new CalendarCommand.DeleteEvent(id, new Target.Whole());
      case 4 ->
          random.nextInt(5) == 0
              ? new CalendarCommand.DeleteCalendar()
              : new CalendarCommand.RestoreCalendar();
      case 5 -> new CalendarCommand.RestoreCalendar();
      case 6 -> new CalendarCommand.RestoreEvent(id, 1 + random.nextInt(3));
      case 7 ->
          new CalendarCommand.PatchEvent(
              id,
              events.next(),
              new Target.Part(
                  random.nextBoolean() ? Scope.THIS : Scope.FOLLOWING,
                  new Target.Occurrence.Day(LocalDate.of(2026, 3, 1 + random.nextInt(30)))));
      default -> new CalendarCommand.PutEvent(id, events.next(), new Target.Whole());
    };
  }
}
