package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.CalendarDriver.BEGIN;
import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreEvent;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.Visibility;
import koyomi.topologies.calendar.CalendarDriver;
import koyomi.topologies.calendar.query.HistoryPage.Kind;
import koyomi.topologies.calendar.query.HistoryPage.Version;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.HistoryExpiry;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Target WHOLE = new Target.Whole();
  private static final Window MARCH =
      new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  private final CalendarDriver driver = CalendarDriver.ofAlice("Asia/Tokyo");

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldTellWhoDidWhatWhenTheLastVersionFirst() {
    driver.send("alice", new CalendarCommand.Share("carol", Role.EDITOR));
    driver.send("alice", new PutEvent("e", meeting("One"), WHOLE));
    driver.passes(Duration.ofMinutes(1));
    driver.send("carol", new PutEvent("e", meeting("Two"), WHOLE));
    driver.passes(Duration.ofMinutes(1));
    driver.send("alice", new DeleteEvent("e", WHOLE));
    driver.send("alice", new RestoreEvent("e", 1));

    List<Version> versions = history(100, null).items();

    assertThat(versions)
        .extracting(Version::number, Version::kind, Version::actor)
        .containsExactly(
            tuple(4L, Kind.CREATED, "alice"),
            tuple(3L, Kind.DELETED, "alice"),
            tuple(2L, Kind.UPDATED, "carol"),
            tuple(1L, Kind.CREATED, "alice"));
    assertThat(versions.get(2).recordedAt()).isEqualTo(BEGIN.plusSeconds(60));
    assertThat(versions.get(2).commandId()).isEqualTo("c4");
    assertThat(title(versions.get(2))).isEqualTo("Two");
    assertThat(title(versions.get(0))).isEqualTo("One");
    assertThat(versions.get(1).event()).isNull();
    assertThat(versions.get(1).before()).isEqualTo(versions.get(2).event());
  }

  @Test
  void shouldGiveEachVersionOnceWhenPagesAreFollowed() {
    for (int i = 0; i < 8; i++) {
      driver.send("alice", new PutEvent("e", meeting("Title " + i), WHOLE));
    }
    List<Long> numbers = new ArrayList<>();
    String token = null;
    do {
      HistoryPage page = history(3, token);
      page.items().forEach(version -> numbers.add(version.number()));
      token = page.nextPageToken();
    } while (token != null);

    assertThat(numbers).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThatThrownBy(() -> history(3, "x")).isInstanceOf(InvalidPageTokenException.class);
    assertThat(view().history(CALENDAR, "none", 3, null)).isEmpty();
  }

  @Test
  void shouldHideWhatIsPrivateTodayOrWasThen() {
    driver.send("alice", new CalendarCommand.Share("bob", Role.VIEWER));
    driver.send("alice", new PutEvent("became", meeting("Became"), WHOLE));
    driver.send("alice", new PutEvent("was", meeting("Was"), WHOLE));
    driver.send("alice", new PatchEvent("was", visible(Visibility.PRIVATE), WHOLE));
    driver.send("alice", new PutEvent("open", meeting("Open"), WHOLE));
    driver.passes(Duration.ofHours(1));
    driver.send("alice", new PatchEvent("became", visible(Visibility.PRIVATE), WHOLE));
    driver.send("alice", new PatchEvent("was", visible(Visibility.PUBLIC), WHOLE));
    driver.send("alice", new DeleteEvent("became", WHOLE));

    assertThat(march("bob", Role.VIEWER)).contains("Open").doesNotContain("Became", "Was");
    assertThat(march("carol", Role.FREEBUSY)).doesNotContain("Open", "Became", "Was");
    assertThat(march("alice", Role.OWNER)).contains("Open", "Became", "Was");
    Calendar calendar = view().calendar(CALENDAR).orElseThrow();
    assertThat(view().eventsAsOf(calendar, BEGIN, MARCH, 10, null).items())
        .extracting(past -> past.event().id(), past -> past.showsDetails(Role.VIEWER, "bob"))
        .containsExactly(tuple("became", false), tuple("open", true), tuple("was", false));
  }

  private String march(String user, Role role) {
    Calendar calendar = view().calendar(CALENDAR).orElseThrow();
    OccurrenceQuery query = new OccurrenceQuery(calendar, role, user, MARCH, 100, null, false);
    OccurrencePage page = view().occurrencesAsOf(query, BEGIN);
    assertThat(page.count()).isEqualTo(3);
    for (String id : List.of("became", "was", "open")) {
      PastEvent past = view().eventAsOf(CALENDAR, id, BEGIN).orElseThrow();
      assertThat(page.itemsJson()).contains(view().occurrencesOf(past, query).itemsJson());
    }
    return new String(page.itemsJson(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldAnswerTheSameAgainWhenARestoreIsRetriedWithItsKey() {
    driver.send("alice", new PutEvent("e", meeting("One"), WHOLE));
    driver.send("alice", new PutEvent("e", meeting("Two"), WHOLE));
    Idempotency key = new Idempotency(CALENDAR, "k", "h");
    Answer first = driver.send(CALENDAR, "alice", new RestoreEvent("e", 1), key);
    driver.send("alice", new PutEvent("e", meeting("Three"), WHOLE));

    assertThat(driver.send(CALENDAR, "alice", new RestoreEvent("e", 1), key)).isEqualTo(first);
    assertThat(view().event(CALENDAR, "e").orElseThrow().version()).isEqualTo(4);
  }

  @Test
  void shouldForgetWhatIsOverWhenTheClockSaysSo() {
    driver.send("alice", new PutEvent("e", meeting("One"), WHOLE));
    driver.send("alice", new PutEvent("gone", meeting("Gone"), WHOLE));
    driver.passes(Duration.ofDays(1));
    driver.send("alice", new PutEvent("e", meeting("Two"), WHOLE));
    driver.send("alice", new DeleteEvent("gone", WHOLE));
    driver.passes(Duration.ofDays(399));
    assertThat(history(10, null).items()).hasSize(2);

    driver.passes(Duration.ofDays(3));

    assertThat(history(10, null).items()).extracting(Version::number).containsExactly(2L);
    assertThat(view().history(CALENDAR, "gone", 10, null)).isEmpty();
    assertThat(rows()).isEqualTo(1);
    assertThat(driver.send("alice", new RestoreEvent("e", 1)))
        .isInstanceOfSatisfying(
            Answer.OfRejection.class,
            refused -> assertThat(refused.rejection().kind()).isEqualTo(Rejection.Kind.NOT_FOUND));
  }

  @Test
  void shouldRemoveABoundedSliceWhenMuchIsOver() {
    int versions = HistoryExpiry.SLICE * 2 + 50;
    for (int i = 0; i < versions; i++) {
      driver.send("alice", new PutEvent("e", meeting("Title " + i), WHOLE));
    }
    KeyValueStore<Bytes, byte[]> store = driver.store(CalendarStores.HISTORY);
    Instant later = BEGIN.plus(Duration.ofDays(500));
    int before = rows();

    assertThat(HistoryExpiry.expire(store, later, HistoryExpiry.DEFAULT_KEPT))
        .isEqualTo(HistoryExpiry.SLICE);
    assertThat(rows()).isEqualTo(before - HistoryExpiry.SLICE);
    while (HistoryExpiry.expire(store, later, HistoryExpiry.DEFAULT_KEPT) > 0) {
      assertThat(rows()).isPositive();
    }
    assertThat(rows()).isEqualTo(1);
    assertThat(history(10, null).items())
        .extracting(Version::number)
        .containsExactly((long) versions);
  }

  private HistoryPage history(int limit, @Nullable String token) {
    return view().history(CALENDAR, "e", limit, token).orElseThrow();
  }

  private CalendarView view() {
    return DriverQueries.view(driver);
  }

  private int rows() {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = driver.store(CalendarStores.HISTORY).all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  private static @Nullable String title(Version version) {
    return version.event() == null ? null : version.event().content().title();
  }

  private static EventDraft meeting(String title) {
    return draft(
        title, at("2026-03-12T10:00:00", "Asia/Tokyo"), at("2026-03-12T11:00:00", "Asia/Tokyo"));
  }

  private static EventDraft visible(Visibility visibility) {
    return new EventDraft(
        EnumSet.of(EventField.VISIBILITY),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        visibility,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
