package koyomi.topologies.calendar.busy;

import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.id.Ids;
import koyomi.topologies.calendar.CalendarDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file is cut into commands changes neither rows nor what is told. */
class ImportedTimeTest {
  private static final int EVENTS = 120;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50})
  void shouldLeaveTheSameRowsAndTellTheSameWhenCutIntoOtherSlices(int slice) {
    List<ImportedEvent> events = events(new Random(slice));
    Outcome whole = outcome(events, events.size());

    assertThat(outcome(events, slice)).isEqualTo(whole);
    assertThat(whole.conflicts().size()).isGreaterThan(EVENTS / 2);
  }

  /**
   * What a file leaves.
   *
   * @param rows of all stores
   * @param replayed rows that the facts make again
   * @param conflicts that are there in the end by what was told
   */
  private record Outcome(
      SortedMap<String, String> rows,
      SortedMap<String, String> replayed,
      Map<Conflict.Id, Conflict> conflicts) {}

  private static Outcome outcome(List<ImportedEvent> events, int slice) {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Europe/Berlin");
        CalendarDriver replay = CalendarDriver.replay()) {
      for (int from = 0; from < events.size(); from += slice) {
        List<ImportedEvent> part = events.subList(from, Math.min(events.size(), from + slice));
        Answer answer = driver.send("alice", new CalendarCommand.ImportEvents(part));
        assertThat(((Answer.OfImport) answer).rejected()).isEmpty();
      }
      List<CalendarFact> facts = driver.facts();
      facts.forEach(replay::apply);
      assertThat(replay.rows()).isEqualTo(driver.rows());
      return new Outcome(withoutCommands(driver), withoutCommands(replay), told(driver));
    }
  }

  /** The rows but those that name the commands by which they came. */
  private static SortedMap<String, String> withoutCommands(CalendarDriver driver) {
    SortedMap<String, String> rows = driver.rows();
    rows.keySet().removeIf(key -> key.startsWith("history "));
    return rows;
  }

  private static Map<Conflict.Id, Conflict> told(CalendarDriver driver) {
    Map<Conflict.Id, Conflict> there = new HashMap<>();
    for (ConflictChange change : driver.conflicts()) {
      switch (change) {
        case ConflictChange.Detected found -> there.put(found.conflict().id(), found.conflict());
        case ConflictChange.Resolved over -> there.remove(over.conflict().id());
        case ConflictChange.Unlisted much -> throw new AssertionError("too many: " + much);
      }
    }
    return there;
  }

  /** Events on few days, a tenth of them series, some twice at other times. */
  private static List<ImportedEvent> events(Random random) {
    List<ImportedEvent> events = new ArrayList<>();
    try (CalendarDriver scratch = CalendarDriver.ofAlice("Europe/Berlin")) {
      Set<String> known = new HashSet<>();
      for (int i = 0; i < EVENTS; i++) {
        String id = "e" + random.nextInt(EVENTS);
        EventDraft draft = meeting(random, i);
        Answer answer =
            scratch.send("alice", new CalendarCommand.PutEvent(id, draft, new Target.Whole()));
        Event event = CalendarDriver.event(answer);
        int sequence = known.add(id) ? 0 : i;
        events.add(new ImportedEvent(id, Ids.uidOf(id), sequence, i, event.content(), List.of()));
      }
    }
    return events;
  }

  private static EventDraft meeting(Random random, int number) {
    LocalDate day = LocalDate.of(2026, 3, 12).plusDays(random.nextInt(6));
    int hour = 8 + random.nextInt(4);
    return draft(
        "Meeting " + number,
        at(day + "T%02d:00:00".formatted(hour), "Europe/Berlin"),
        at(day + "T%02d:45:00".formatted(hour), "Europe/Berlin"),
        number % 10 == 0 ? new String[] {"RRULE:FREQ=WEEKLY;COUNT=10"} : new String[0]);
  }
}
