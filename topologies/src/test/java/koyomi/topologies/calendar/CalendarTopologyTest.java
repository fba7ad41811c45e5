package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.CalendarDriver.event;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.calendarDraft;
import static koyomi.topologies.calendar.Drafts.draft;
import static koyomi.topologies.calendar.Drafts.movingTo;
import static koyomi.topologies.calendar.Drafts.title;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.registry.InMemoryRegistry;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.MembershipRow;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTopologyTest {
  private static final EventDraft MEETING =
      draft(
          "Planning",
          at("2026-03-12T10:00:00", "Asia/Tokyo"),
          at("2026-03-12T11:00:00", "Asia/Tokyo"));
  private static final EventDraft WEEKLY =
      draft(
          "Weekly",
          at("2026-03-02T10:00:00", "Asia/Tokyo"),
          at("2026-03-02T11:00:00", "Asia/Tokyo"),
          "RRULE:FREQ=WEEKLY");

  @Test
  void shouldHaveTheShapeThatWasReviewedWhenBuilt() throws IOException {
    String described =
        CalendarTopology.build(new InMemoryRegistry(), 4).describe().toString()
            + CalendarReplayTopology.build(new InMemoryRegistry(), 4).describe();
    try (InputStream golden = getClass().getResourceAsStream("topologies.txt")) {
      assertThat(described).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldAnswerWithFactAndRowsWhenEventIsCreated() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.facts();
      Answer answer = driver.send("alice", new CalendarCommand.CreateEvent("e1", MEETING));
      assertThat(((Answer.OfEvent) answer).created()).isTrue();
      assertThat(driver.facts())
          .singleElement()
          .satisfies(fact -> {
            assertThat(fact.body()).isEqualTo(new CalendarFact.Body.EventCreated(event(answer)));
            assertThat(fact.recordedAt()).isEqualTo(CalendarDriver.BEGIN);
          });
      assertThat(driver.store(CalendarStores.EVENTS).get(StoreKeys.event(CALENDAR, "e1")))
          .isNotNull();
      assertThat(months(driver, "e1")).containsExactly(2026 * 12 + 2);
    }
  }

  @Test
  void shouldKeepRowsOfTheHorizonAndAMarkWhenSeriesIsEndless() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WEEKLY));
      assertThat(months(driver, "e1"))
          .hasSize(15)
          .startsWith(StoreKeys.SERIES, 2026 * 12 + 2)
          .endsWith(2027 * 12 + 3);
    }
  }

  @Test
  void shouldKeepOnlyAMarkWhenSeriesIsTooDense() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      EventDraft dense =
          draft(
              "Tick",
              at("2026-03-02T10:00:00", "Asia/Tokyo"),
              at("2026-03-02T10:00:00", "Asia/Tokyo"),
              "RRULE:FREQ=SECONDLY");
      driver.send("alice", new CalendarCommand.CreateEvent("e1", dense));
      assertThat(months(driver, "e1")).containsExactly(StoreKeys.ALWAYS);
    }
  }

  @Test
  void shouldRemoveRowsAndKeepATombstoneWhenEventIsDeleted() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WEEKLY));
      Answer answer =
          driver.send("alice", new CalendarCommand.DeleteEvent("e1", new Target.Whole()));
      assertThat(answer).isEqualTo(new Answer.Deleted());
      assertThat(months(driver, "e1")).isEmpty();
      assertThat(driver.store(CalendarStores.EVENTS).get(StoreKeys.event(CALENDAR, "e1")))
          .isNotNull();
    }
  }

  @Test
  void shouldSplitTheSeriesWhenFollowingOccurrencesArePatched() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.CreateEvent("e1", WEEKLY));
      driver.facts();
      Target.Part part =
          new Target.Part(
              Scope.FOLLOWING, new Target.Occurrence.Local(LocalDateTime.of(2026, 4, 6, 10, 0)));
      Answer answer =
          driver.send("alice", new CalendarCommand.PatchEvent("e1", title("Later"), part));
      assertThat(event(answer).content().title()).isEqualTo("Later");
      assertThat(driver.facts())
          .extracting(fact -> (Object) fact.body().getClass())
          .containsExactly(
              CalendarFact.Body.EventUpdated.class, CalendarFact.Body.EventCreated.class);
      assertThat(months(driver, "e1")).containsExactly(2026 * 12 + 2);
      assertThat(months(driver, event(answer).id())).contains(2026 * 12 + 3);
    }
  }

  @Test
  void shouldMoveFloatingEventsWhenCalendarChangesItsZone() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      EventDraft floating =
          draft("Late", at("2026-03-31T23:30:00", null), at("2026-03-31T23:45:00", null));
      driver.send("alice", new CalendarCommand.CreateEvent("e1", floating));
      driver.send("alice", new CalendarCommand.PatchCalendar(movingTo("America/New_York")));
      driver.passes(Duration.ofSeconds(1));
      assertThat(months(driver, "e1")).containsExactly(2026 * 12 + 3);
    }
  }

  @Test
  void shouldGiveAndTakeMembershipWhenSharedDeletedAndRestored() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", new CalendarCommand.Share("bob", Role.VIEWER));
      assertThat(role(driver, "bob")).isEqualTo(Role.VIEWER);
      driver.send("alice", new CalendarCommand.DeleteCalendar());
      assertThat(role(driver, "bob")).isNull();
      assertThat(role(driver, "alice")).isNull();
      driver.send("alice", new CalendarCommand.RestoreCalendar());
      assertThat(role(driver, "bob")).isEqualTo(Role.VIEWER);
      driver.send("alice", new CalendarCommand.Unshare("bob"));
      assertThat(role(driver, "bob")).isNull();
      assertThat(role(driver, "alice")).isEqualTo(Role.OWNER);
    }
  }

  @Test
  void shouldTellOtherPartitionsWhenTheirUsersGetARole() {
    int partitions = 8;
    String calendar = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    String elsewhere = "bob";
    assertThat(ShardKey.ofUser(elsewhere).partition(partitions)).isNotZero();
    try (CalendarDriver driver = CalendarDriver.live(partitions)) {
      driver.send(
          calendar,
          elsewhere,
          new CalendarCommand.CreateCalendar(calendarDraft("Work", "UTC")),
          null);
      assertThat(driver.membershipsElsewhere())
          .containsExactly(new MembershipChange(elsewhere, calendar, Role.OWNER, 1));
      assertThat(role(driver, elsewhere)).isNull();
    }
  }

  @Test
  void shouldNotBringARoleBackWhenAnOlderChangeComesLate() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      driver.membership(new MembershipChange("bob", CALENDAR, Role.EDITOR, 7));
      driver.membership(new MembershipChange("bob", CALENDAR, Role.VIEWER, 6));
      assertThat(role(driver, "bob")).isEqualTo(Role.EDITOR);
      driver.membership(new MembershipChange("bob", CALENDAR, null, 8));
      assertThat(role(driver, "bob")).isNull();
    }
  }

  @Test
  void shouldTakeImportAndAnswerCountsWhenSliceHasKnownAndNewEvents() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      var first = event(driver.send("alice", new CalendarCommand.CreateEvent("e1", MEETING)));
      ImportedEvent known =
          new ImportedEvent("e1", first.iCalUid(), 0, 3, first.content(), List.of());
      ImportedEvent fresh =
          new ImportedEvent("e2", Ids.uidOf("e2"), 0, 9, first.content(), List.of());
      assertThat(driver.send("alice", new CalendarCommand.ImportEvents(List.of(known, fresh))))
          .isEqualTo(new Answer.OfImport(1, 0, 1, List.of()));
      assertThat(months(driver, "e2")).containsExactly(2026 * 12 + 2);
    }
  }

  @Test
  void shouldRefuseWithoutFactWhenActorMayNot() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.facts();
      Answer answer = driver.send("mallory", new CalendarCommand.CreateEvent("e1", MEETING));
      assertThat(((Answer.OfRejection) answer).rejection().kind())
          .isEqualTo(Rejection.Kind.FORBIDDEN);
      assertThat(driver.facts()).isEmpty();
      answer =
          driver.send(
              "alice",
              new CalendarCommand.RespondToEvent(
                  "e1", ResponseStatus.ACCEPTED, null, new Target.Whole()));
      assertThat(((Answer.OfRejection) answer).rejection().kind())
          .isEqualTo(Rejection.Kind.NOT_FOUND);
    }
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenKeyComesAgainWithinADay() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      Idempotency key = new Idempotency(CALENDAR, "key", "hash");
      Answer first = driver.send(CALENDAR, "alice", create("e1"), key);
      driver.facts();
      driver.passes(Duration.ofHours(23));
      assertThat(driver.send(CALENDAR, "alice", create("e2"), key)).isEqualTo(first);
      assertThat(driver.facts()).isEmpty();
      Answer other =
          driver.send(CALENDAR, "alice", create("e2"), new Idempotency(CALENDAR, "key", "another"));
      assertThat(((Answer.OfRejection) other).rejection().kind())
          .isEqualTo(Rejection.Kind.KEY_REUSED);
    }
  }

  @Test
  void shouldRepeatARefusalWhenItsKeyComesAgain() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      driver.send("alice", create("e1"));
      Idempotency key = new Idempotency(CALENDAR, "key", "hash");
      Answer refused = driver.send(CALENDAR, "alice", create("e1"), key);
      driver.send("alice", new CalendarCommand.DeleteEvent("e1", new Target.Whole()));
      assertThat(driver.send(CALENDAR, "alice", create("e1"), key)).isEqualTo(refused);
    }
  }

  @Test
  void shouldForgetAnswersWhenADayHasPassed() {
    try (CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo")) {
      Idempotency key = new Idempotency(CALENDAR, "key", "hash");
      driver.send(CALENDAR, "alice", create("e1"), key);
      driver.passes(Duration.ofHours(25));
      try (KeyValueIterator<Bytes, byte[]> left = driver.store(CalendarStores.IDEMPOTENCY).all()) {
        assertThat(left.hasNext()).isFalse();
      }
      Answer later = driver.send(CALENDAR, "alice", create("e2"), key);
      assertThat(((Answer.OfEvent) later).created()).isTrue();
    }
  }

  private static CalendarCommand create(String id) {
    return new CalendarCommand.CreateEvent(id, MEETING);
  }

  private static @Nullable Role role(CalendarDriver driver, String user) {
    byte[] row = driver.store(CalendarStores.MEMBERSHIPS).get(StoreKeys.membership(user, CALENDAR));
    return row == null ? null : MembershipRow.decode(row).role();
  }

  private static Set<Integer> months(CalendarDriver driver, String eventId) {
    Set<Integer> months = new TreeSet<>();
    try (KeyValueIterator<Bytes, byte[]> rows = driver.store(CalendarStores.OCCURRENCES).all()) {
      rows.forEachRemaining(row -> {
        if (StoreKeys.occurrencesEventIdOf(row.key).equals(eventId)) {
          months.add(StoreKeys.monthOf(row.key));
        }
      });
    }
    return months;
  }
}
