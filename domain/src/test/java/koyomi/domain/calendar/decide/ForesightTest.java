package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.CALENDAR;
import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import org.junit.jupiter.api.Test;

/** What a sender can know of a version before it is written, and what the writer keeps of it. */
class ForesightTest {
  private static final Target ALL = new Target.Whole();

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldBeWhatIsWrittenWhenAPatchMovesAWholeSeries() {
    Event series = world.creates("alice", weekly());

    assertThat(foreseen(series, later(), ALL)).isEqualTo(written(series, later(), ALL)).hasSize(1);
  }

  @Test
  void shouldBeWhatIsWrittenWhenAPatchMovesOneOccurrence() {
    Event series = world.creates("alice", weekly());
    Target one = part(Scope.THIS);

    assertThat(foreseen(series, later(), one)).isEqualTo(written(series, later(), one)).hasSize(1);
  }

  @Test
  void shouldBeBothPartsWhenAPatchSplitsTheSeries() {
    Event series = world.creates("alice", weekly());
    Target rest = part(Scope.FOLLOWING);

    assertThat(foreseen(series, later(), rest))
        .isEqualTo(written(series, later(), rest))
        .hasSize(2);
  }

  @Test
  void shouldBeNothingWhenThePatchIsRefusedOrChangesNothing() {
    Event event = world.creates("alice", meeting().build());

    assertThat(foreseen(event, draft().title("Planning").build(), ALL)).isEmpty();
    assertThat(foreseen(event, draft().startAt("never").build(), ALL)).isEmpty();
    assertThat(
            Foresight.written(
                world.present(),
                event,
                context("mallory", "c"),
                new PatchEvent(event.id(), later(), ALL)))
        .isEmpty();
  }

  @Test
  void shouldKeepWhatWasFoundOnlyForTheVersionThatThereWas() {
    Event event = world.creates("alice", meeting().build());
    PatchEvent patch = new PatchEvent(event.id(), draft().title("Moved").build(), ALL);
    List<Conflict> found = List.of(conflict(event));

    assertThat(conflicts(patch, found, event.version())).isEqualTo(found);
    assertThat(conflicts(patch, found, event.version() + 1)).isEmpty();
    assertThat(conflicts(patch, found, 0)).isEmpty();
  }

  @Test
  void shouldKeepWhatWasFoundForANewEvent() {
    CreateEvent create = new CreateEvent("new", meeting().build());
    Event event = ((Answer.OfEvent) decided(create, context("alice", "c"))).event();
    List<Conflict> found = List.of(conflict(event));

    assertThat(conflicts(create, found, 0)).isEqualTo(found);
    assertThat(conflicts(create, found, 1)).isEmpty();
  }

  private List<Event> foreseen(Event event, EventDraft patch, Target target) {
    String command = "c" + (world.facts().size() + 1);
    return Foresight.written(
        world.present(),
        event,
        context("alice", command),
        new PatchEvent(event.id(), patch, target));
  }

  private List<Event> written(Event event, EventDraft patch, Target target) {
    int before = world.facts().size();
    world.as("alice", new PatchEvent(event.id(), patch, target));
    return world.facts().subList(before, world.facts().size()).stream()
        .map(fact -> fact.body())
        .map(body ->
            body instanceof EventCreated created ? created.after() : ((EventUpdated) body).after())
        .toList();
  }

  private List<Conflict> conflicts(CalendarCommand command, List<Conflict> found, long version) {
    Answer answer = decided(command, context("alice", "c").withFound(found, version));
    return ((Answer.OfEvent) answer).event().conflicts();
  }

  private Answer decided(CalendarCommand command, CommandContext context) {
    return CalendarDecider.decide(world, context, command).answer();
  }

  private CommandContext context(String actor, String commandId) {
    return new CommandContext(
        commandId, CALENDAR, actor, null, new Precondition.None(), world.now());
  }

  private static Conflict conflict(Event event) {
    BusyInterval of =
        new BusyInterval(
            new BusyInterval.Key(event.calendarId(), event.id(), 0, false),
            0,
            0,
            0,
            10,
            0,
            false,
            false,
            0);
    BusyInterval other =
        new BusyInterval(new BusyInterval.Key("", "", 5, false), 0, 5, 0, 15, 0, false, false, 0);
    return Conflict.of("bob", of, other);
  }

  private static EventDraft later() {
    return draft()
        .from("2026-03-09T15:00:00", "Asia/Tokyo")
        .to("2026-03-09T16:00:00", "Asia/Tokyo")
        .build();
  }

  private static Target part(Scope scope) {
    return new Target.Part(
        scope, new Target.Occurrence.Local(LocalDateTime.parse("2026-03-09T10:00")));
  }
}
