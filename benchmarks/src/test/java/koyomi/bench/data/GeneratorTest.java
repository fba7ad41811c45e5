package koyomi.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final YearMonth NOW = YearMonth.of(2026, 3);

  @Test
  void shouldBeAsCrowdedAsStatedWhenCrowded() {
    BenchCalendar calendar = Generator.crowded(1, NOW);

    assertThat(calendar.events()).hasSize(2_000);
    assertThat(calendar.events()).filteredOn(event -> event.rule() != null).hasSize(300);
    assertThat(mean(calendar, List::size)).isBetween(365.0, 377.0);
    assertThat(mean(calendar, items -> items.stream().map(Item::eventId).distinct().count()))
        .isBetween(122.0, 132.0);
  }

  @Test
  void shouldHaveSixtyOccurrencesAMonthWhenPersonal() {
    assertThat(mean(Generator.person(1, NOW), List::size)).isBetween(57.0, 63.0);
  }

  @Test
  void shouldDrawTheSameWhenSeedIsTheSame() {
    assertThat(Generator.crowded(7, NOW)).isEqualTo(Generator.crowded(7, NOW));
    assertThat(Generator.crowded(7, NOW)).isNotEqualTo(Generator.crowded(8, NOW));
  }

  @Test
  void shouldHaveExceptionsAndOverridesAmongMonthsAskedFor() {
    BenchCalendar calendar = Generator.crowded(1, NOW);

    assertThat(calendar.events()).filteredOn(event -> !event.excluded().isEmpty()).hasSize(85);
    assertThat(calendar.events())
        .filteredOn(event -> !event.moved().isEmpty())
        .hasSizeGreaterThan(70);
    assertThat(calendar.items("alice"))
        .filteredOn(item -> item.title().endsWith("(moved)"))
        .allSatisfy(item -> assertThat(item.start()).isNotEqualTo(item.occurrence()));
  }

  private static double mean(BenchCalendar calendar, ToLongFunction<List<Item>> measure) {
    List<Item> items = calendar.items("alice");
    return calendar.months().stream()
        .mapToLong(month -> measure.applyAsLong(calendar.inMonth(items, month)))
        .average()
        .orElseThrow();
  }
}
