package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.calendarDraft;
import static koyomi.topologies.calendar.Drafts.draft;
import static koyomi.topologies.calendar.Drafts.on;
import static koyomi.topologies.calendar.Drafts.title;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand.CreateCalendar;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.CalendarCommand.Share;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarPurged;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.DriverQueries;
import koyomi.topologies.calendar.store.CalendarStores;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a calendar once nobody can restore it any more: nothing. */
class PurgeTest {
  private static final String OTHER = ShardKey.ofUser("alice").text() + "bbbbbbbbbbbbbbbbbbbb";
  private static final String BOBS = ShardKey.ofUser("bob").text() + "aaaaaaaaaaaaaaaaaaaa";
  private static final Target WHOLE = new Target.Whole();
  private static final Duration SLICE = Duration.ofMillis(100);

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void shouldLeaveNothingInAnyStoreAndTheSameInAReplay(int perSlice) {
    try (CalendarDriver live = CalendarDriver.inSlices(() -> perSlice);
        CalendarDriver replay = CalendarDriver.replay()) {
      write(live, OTHER, 5);
      write(live, CALENDAR, 120);
      live.send("alice", new DeleteCalendar());
      slices(live, 150);
      live.passes(Duration.ofDays(30).minus(SLICE.multipliedBy(151)));
      List<CalendarFact> facts = new ArrayList<>(live.facts());
      assertThat(naming(live, CALENDAR)).isNotEmpty();
      // an answer that is owed for a day still
      assertThat(refusal(live.send(CALENDAR, "alice", new DeleteCalendar(), key("late"))))
          .isEqualTo(Kind.NOT_FOUND);

      slices(live, 150);

      facts.addAll(live.facts());
      facts.forEach(replay::apply);
      assertThat(facts)
          .filteredOn(fact -> fact.body() instanceof CalendarPurged)
          .extracting(fact -> ((CalendarPurged) fact.body()).through() == null)
          .containsExactly(false, false, true);
      assertThat(naming(live, CALENDAR)).isEmpty();
      assertThat(lasting(live)).isEqualTo(lasting(replay));
      assertThat(naming(live, OTHER).get(CalendarStores.EVENTS)).hasSize(5);
    }
  }

  /** After every fact a replay has what the live stores had then. */
  @Test
  void shouldMakeTheSameBytesInAReplayWhenItIsHalfDone() {
    try (CalendarDriver live = CalendarDriver.inSlices(() -> 1);
        CalendarDriver replay = CalendarDriver.replay()) {
      write(live, CALENDAR, 120);
      live.send("alice", new DeleteCalendar());
      slices(live, 150);
      live.passes(Duration.ofDays(30));
      int facts = 0;
      for (int slice = 0; slice < 10; slice++) {
        for (CalendarFact fact : live.facts()) {
          replay.apply(fact);
          facts += fact.body() instanceof CalendarPurged ? 1 : 0;
        }
        assertThat(lasting(replay)).isEqualTo(lasting(live));
        live.passes(SLICE);
      }
      assertThat(facts).isEqualTo(3);
    }
  }

  @Test
  void shouldKeepEverythingAsLongAsItCanBeRestored() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      write(driver, CALENDAR, 10);
      driver.send("alice", new DeleteCalendar());
      driver.passes(SLICE);
      SortedMap<String, String> rows = lasting(driver);
      driver.passes(Duration.ofDays(30).minus(SLICE.multipliedBy(2)));

      assertThat(lasting(driver)).isEqualTo(rows);
      assertThat(driver.send("alice", new RestoreCalendar())).isInstanceOf(Answer.OfCalendar.class);
      driver.passes(Duration.ofDays(31));
      driver.passes(SLICE);
      assertThat(naming(driver, CALENDAR).get(CalendarStores.EVENTS)).hasSize(10);
    }
  }

  @Test
  void shouldAnswerAsForAnUnknownCalendarFromTheFirstSliceOn() {
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 1)) {
      CalendarView view = DriverQueries.view(driver);
      write(driver, CALENDAR, 120);
      driver.send("alice", new DeleteCalendar());
      slices(driver, 150);
      driver.passes(Duration.ofDays(30));
      assertThat(view.calendar(CALENDAR))
          .get()
          .satisfies(calendar -> {
            assertThat(calendar.isBeingPurged()).isTrue();
            assertThat(calendar.name()).isEmpty();
            assertThat(calendar.roleOf("alice")).isNull();
          });
      unknown(driver);
      slices(driver, 10);
      assertThat(view.calendar(CALENDAR)).isEmpty();
      unknown(driver);
    }
  }

  private static void slices(CalendarDriver driver, int count) {
    for (int slice = 0; slice < count; slice++) {
      driver.passes(SLICE);
    }
  }

  private static void unknown(CalendarDriver driver) {
    for (var command :
        List.of(new RestoreCalendar(), new DeleteCalendar(), new DeleteEvent("e001", WHOLE))) {
      assertThat(refusal(driver.send("alice", command))).isEqualTo(Kind.NOT_FOUND);
    }
  }

  @Test
  void shouldTellTheInvitedBeforeItForgetsWhoTheyAre() {
    try (CalendarDriver driver = CalendarDriver.inSlices(() -> 1)) {
      driver.send("alice", new CreateCalendar(calendarDraft("Work", "Asia/Tokyo")));
      for (int i = 0; i < 20; i++) {
        driver.send("alice", new CreateEvent("e" + i, inviting("bob")));
      }
      driver.send("alice", new DeleteCalendar());
      driver.facts();

      driver.passes(Duration.ofDays(31));
      slices(driver, 30);
      assertThat(driver.facts())
          .filteredOn(fact -> fact.calendarId().equals(Ids.homeCalendarId("bob")))
          .filteredOn(fact -> fact.body() instanceof EventDeleted)
          .hasSize(20);
      assertThat(driver.store(CalendarStores.CALENDARS).get(Bytes.wrap(ascii(CALENDAR))))
          .isNotNull();
      driver.passes(Duration.ofHours(1));
      driver.passes(SLICE);
      assertThat(driver.store(CalendarStores.CALENDARS).get(Bytes.wrap(ascii(CALENDAR)))).isNull();
    }
  }

  @Test
  void shouldForgetWhereCopiesLaySoThatTheyComeToTheDefaultCalendar() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      CalendarView view = DriverQueries.view(driver);
      String home = Ids.homeCalendarId("alice");
      driver.people("alice", new Introduction("Alice", null, null, null), new PeopleCommand.Meet());
      driver.send("alice", new CreateCalendar(calendarDraft("Work", "Asia/Tokyo")));
      makeDefault(driver, CALENDAR);
      driver.send(BOBS, "bob", new CreateCalendar(calendarDraft("Bob's", "UTC")), null);
      driver.send(BOBS, "bob", new CreateEvent("m", inviting("alice")), null);
      assertThat(view.event(CALENDAR, "m")).isPresent();
      assertThat(naming(driver, CALENDAR)).containsKey(CalendarStores.COPIES);
      makeDefault(driver, home);
      driver.send("alice", new DeleteCalendar());
      driver.passes(Duration.ofDays(30).plus(SLICE));
      driver.passes(SLICE);
      assertThat(naming(driver, CALENDAR)).isEmpty();

      driver.send(BOBS, "bob", new PatchEvent("m", title("Moved on"), WHOLE), null);

      assertThat(view.event(home, "m"))
          .hasValueSatisfying(copy -> assertThat(copy.content().title()).isEqualTo("Moved on"));
      assertThat(naming(driver, CALENDAR)).isEmpty();
    }
  }

  @Test
  void shouldNotMakeADeletedHomeCalendarAgainWhenTheProfileChanges() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      String home = Ids.homeCalendarId("alice");
      driver.people("alice", new Introduction("Alice", null, null, null), new PeopleCommand.Meet());
      driver.send("alice", new CreateCalendar(calendarDraft("Work", "Asia/Tokyo")));
      makeDefault(driver, CALENDAR);
      driver.send(home, "alice", new DeleteCalendar(), null);
      driver.passes(Duration.ofDays(30).plus(SLICE));
      driver.passes(SLICE);

      makeDefault(driver, home);
      driver.people("alice", new Introduction("Alice", null, null, null), new PeopleCommand.Meet());

      assertThat(naming(driver, home)).isEmpty();
      assertThat(DriverQueries.view(driver).profile("alice"))
          .hasValueSatisfying(
              profile -> assertThat(profile.defaultCalendarId()).isEqualTo(CALENDAR));
    }
  }

  /** Events of every sort, some changed, some deleted, with keys, shared with bob. */
  private static void write(CalendarDriver driver, String calendar, int events) {
    driver.send(
        calendar,
        "alice",
        new CreateCalendar(calendarDraft("Work", "Asia/Tokyo")),
        key("of " + calendar));
    driver.send(calendar, "alice", new Share("bob", Role.EDITOR), null);
    for (int i = 0; i < events; i++) {
      String id = "e%03d".formatted(i);
      driver.send(calendar, "alice", new PutEvent(id, event(i), WHOLE), null);
      if (i % 3 == 0) {
        driver.passes(Duration.ofHours(5));
        driver.send(calendar, "bob", new PatchEvent(id, title("Again " + i), WHOLE), null);
      }
      if (i % 4 == 1) {
        Target once = new Target.Part(Scope.THIS, new Target.Occurrence.Day(day(i).plusWeeks(2)));
        driver.send(calendar, "alice", new PatchEvent(id, title("Once " + i), once), null);
      }
      if (i % 10 == 7) {
        driver.send(calendar, "alice", new DeleteEvent(id, WHOLE), null);
      }
    }
  }

  private static EventDraft event(int i) {
    LocalDate day = day(i);
    return switch (i % 4) {
      case 0 -> draft("Single", at(day + "T10:00:00", "UTC"), at(day + "T11:00:00", "UTC"));
      case 1 ->
          draft(
              "Weekly",
              at(day + "T10:00:00", "Europe/Berlin"),
              at(day + "T11:00:00", "Europe/Berlin"),
              "RRULE:FREQ=WEEKLY");
      case 2 -> draft("Days", on(day.toString()), on(day.plusDays(70).toString()));
      default ->
          draft(
              "Dense",
              at(day + "T10:00:00", null),
              at(day + "T10:00:30", null),
              "RRULE:FREQ=MINUTELY");
    };
  }

  private static LocalDate day(int i) {
    return LocalDate.of(2026, 3, 1).plusDays(i % 28);
  }

  private static EventDraft inviting(String user) {
    return new EventDraft(
        EnumSet.of(EventField.TITLE, EventField.START, EventField.END, EventField.ATTENDEES),
        "Planning",
        null,
        null,
        at("2026-06-12T10:00:00", "Asia/Tokyo"),
        at("2026-06-12T11:00:00", "Asia/Tokyo"),
        null,
        null,
        null,
        null,
        List.of(new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null)),
        null,
        null,
        null,
        null);
  }

  private static void makeDefault(CalendarDriver driver, String calendar) {
    ProfileDraft patch =
        new ProfileDraft(
            EnumSet.of(ProfileField.DEFAULT_CALENDAR_ID),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            calendar,
            null,
            null);
    driver.people(
        "alice",
        new Introduction("Alice", null, null, null),
        new PeopleCommand.PatchProfile(patch));
  }

  private static Idempotency key(String text) {
    return new Idempotency(CALENDAR + ":alice", text, "hash");
  }

  private static Kind refusal(Answer answer) {
    return ((Answer.OfRejection) answer).rejection().kind();
  }

  /** Returns the rows of all stores that name a calendar in key or value, by store. */
  private static Map<String, List<String>> naming(CalendarDriver driver, String calendar) {
    Map<String, List<String>> found = new TreeMap<>();
    List<String> stores = new ArrayList<>(CalendarStores.FROM_FACTS);
    stores.addAll(
        List.of(CalendarStores.ANNOUNCEMENTS, CalendarStores.PEOPLE, CalendarStores.APPLIED));
    for (String store : stores) {
      try (KeyValueIterator<Bytes, byte[]> all = driver.store(store).all()) {
        all.forEachRemaining(row -> {
          String text = latin(row.key.get()) + " → " + latin(row.value);
          if (text.contains(calendar)) {
            found.computeIfAbsent(store, _ -> new ArrayList<>()).add(text);
          }
        });
      }
    }
    return found;
  }

  /** Returns the rows but those that a clock removes, not a fact. */
  private static SortedMap<String, String> lasting(CalendarDriver driver) {
    SortedMap<String, String> rows = driver.rows();
    rows.keySet().removeIf(key -> key.startsWith(CalendarStores.IDEMPOTENCY + " "));
    return rows;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
