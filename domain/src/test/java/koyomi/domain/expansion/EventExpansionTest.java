package koyomi.domain.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import org.junit.jupiter.api.Test;

class EventExpansionTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 1, 9, 0);

  @Test
  void shouldKeepWallTimeAndLengthWhenClocksChange() {
    List<Occurrence> all =
        occurrences(event(content(START, 1, "RRULE:FREQ=WEEKLY;COUNT=2"), List.of()));
    assertThat(all)
        .extracting(it -> Instant.ofEpochSecond(it.start()).toString())
        .containsExactly("2026-03-01T14:00:00Z", "2026-03-08T13:00:00Z");
    assertThat(all).allMatch(it -> it.end() - it.start() == 3600);
  }

  @Test
  void shouldShowOverrideOnceInItsPlaceWhenItWasMovedAhead() {
    EventOverride moved = new EventOverride(START.plusDays(7), content(START.minusDays(1), 2));
    List<Occurrence> all =
        occurrences(event(content(START, 1, "RRULE:FREQ=WEEKLY;COUNT=3"), List.of(moved)));
    assertThat(all).extracting(Occurrence::face).containsExactly(1, 0, 0);
    assertThat(all.getFirst().original())
        .isEqualTo(START.plusDays(7).atZone(NEW_YORK).toEpochSecond());
  }

  @Test
  void shouldBeginWithWhatIsStillGoingOnWhenAskedFromItsMiddle() {
    EventExpansion expansion =
        EventExpansion.of(event(content(START, 48, "RRULE:FREQ=WEEKLY"), List.of()), NEW_YORK);
    long middle = START.plusDays(15).atZone(NEW_YORK).toEpochSecond();
    assertThat(expansion.endingAfter(middle).next().start())
        .isEqualTo(START.plusDays(14).atZone(NEW_YORK).toEpochSecond());
  }

  @Test
  void shouldKeepAllMonthsOfTheHorizonWhenEndless() {
    Horizon horizon = Horizon.around(NEW_YORK, YearMonth.of(2026, 3), ExpansionBasis.BUILT_IN);
    MonthlyExpansion kept =
        MonthlyExpansion.of(
            event(content(START, 1, "RRULE:FREQ=WEEKLY"), List.of()), NEW_YORK, horizon);
    assertThat(kept.months()).hasSize(14);
    assertThat(kept.beyond()).isTrue();
    assertThat(kept.onRead()).isFalse();
  }

  @Test
  void shouldKeepNothingOfASeriesWhenItIsTooDense() {
    Horizon horizon = Horizon.around(NEW_YORK, YearMonth.of(2026, 3), ExpansionBasis.BUILT_IN);
    MonthlyExpansion kept =
        MonthlyExpansion.of(
            event(content(START, 0, "RRULE:FREQ=SECONDLY"), List.of()), NEW_YORK, horizon);
    assertThat(kept.onRead()).isTrue();
    assertThat(kept.months()).isEmpty();
  }

  private static List<Occurrence> occurrences(Event event) {
    List<Occurrence> all = new ArrayList<>();
    EventExpansion.of(event, NEW_YORK).endingAfter(0).forEachRemaining(all::add);
    return all;
  }

  private static Event event(EventContent content, List<EventOverride> overrides) {
    return new Event(
        "fpmansaaaaaaaaaaaaaaaaaaaa",
        "e1",
        "e1@koyomi",
        "alice",
        0,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        content,
        overrides);
  }

  private static EventContent content(LocalDateTime start, int hours, String... recurrence) {
    return new EventContent(
        "Planning",
        null,
        null,
        new EventTime.Zoned(start, "America/New_York"),
        new EventTime.Zoned(start.plusHours(hours), "America/New_York"),
        List.of(recurrence),
        EventStatus.CONFIRMED,
        Visibility.PUBLIC,
        Transparency.OPAQUE,
        List.of(),
        List.of(),
        List.of(),
        null,
        new TreeMap<>(),
        List.of());
  }
}
