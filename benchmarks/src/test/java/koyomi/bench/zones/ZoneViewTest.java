package koyomi.bench.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import koyomi.bench.zones.NewRules.Side;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ZoneViewTest {
  private static final YearMonth NOW = YearMonth.of(2026, 11);
  private static final NewRules RULES = NewRules.soon(NOW);
  private static final ZoneCalendar CALENDAR = ZoneCalendar.draw(1, NOW, 100);
  private static final ZoneView SHIFTED = new ZoneView(CALENDAR, NOW.plusMonths(3), RULES);
  private static final LocalDateTime TIME = LocalDateTime.of(2027, 2, 3, 9, 15);

  @Test
  void shouldBeOfOneSideWhenAllOccurrencesAre() {
    assertThat(SHIFTED.sides(answer(SHIFTED, Side.BEFORE))).isEqualTo(Set.of(Side.BEFORE));
    assertThat(SHIFTED.sides(answer(SHIFTED, Side.AFTER))).isEqualTo(Set.of(Side.AFTER));
  }

  @Test
  void shouldBeOfBothSidesWhenNothingShifts() {
    ZoneView same = new ZoneView(CALENDAR, NOW, RULES);

    assertThat(same.sides(answer(same, Side.BEFORE))).isEqualTo(Set.of(Side.BEFORE, Side.AFTER));
  }

  @Test
  void shouldBeOfNoSideWhenViewIsAMixture() {
    ArrayNode items = answer(SHIFTED, Side.BEFORE);
    items.set(2, answer(SHIFTED, Side.AFTER).get(2));

    assertThat(SHIFTED.sides(items)).isEmpty();
    assertThat(SHIFTED.difference(items, Side.AFTER, List.of())).contains("not expected (Event");
  }

  @Test
  void shouldBeOfNoSideWhenAnOccurrenceIsMissingOrThereTwice() {
    ArrayNode missing = answer(SHIFTED, Side.AFTER);
    missing.remove(0);
    ArrayNode twice = answer(SHIFTED, Side.AFTER);
    twice.add(twice.get(0));

    assertThat(SHIFTED.difference(missing, Side.AFTER, List.of())).startsWith("1 missing");
    assertThat(SHIFTED.difference(twice, Side.AFTER, List.of())).endsWith("1 twice");
  }

  @Test
  void shouldJudgeWrittenEventsByTheirTitlesWhenTheyAreNotRequired() {
    ZoneEvent written = ZoneView.written("7", TIME);
    ArrayNode items = answer(SHIFTED, Side.AFTER);
    add(items, ZoneEvent.shown(written.title(), TIME, RULES, Side.AFTER));

    assertThat(SHIFTED.sides(items)).isEqualTo(Set.of(Side.AFTER));
    add(items, ZoneEvent.shown(ZoneView.written("8", TIME).title(), TIME, RULES, Side.BEFORE));
    assertThat(SHIFTED.sides(items)).isEmpty();
  }

  @Test
  void shouldMissWrittenEventWhenItIsRequired() {
    ZoneEvent written = ZoneView.written("7", TIME);
    ArrayNode items = answer(SHIFTED, Side.AFTER);

    assertThat(SHIFTED.difference(items, Side.AFTER, List.of(written))).contains("(Write 7 ");
    add(items, ZoneEvent.shown(written.title(), TIME, RULES, Side.AFTER));
    assertThat(SHIFTED.difference(items, Side.AFTER, List.of(written))).isEmpty();
  }

  private static ArrayNode answer(ZoneView view, Side side) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    TreeSet<String> shown = CALENDAR.shown(view.month(), RULES, side);
    assertThat(shown).hasSizeGreaterThan(30);
    shown.forEach(occurrence -> add(items, occurrence));
    return items;
  }

  private static void add(ArrayNode items, String shown) {
    String[] parts = shown.split(" from | to ", -1);
    items.addObject().put("title", parts[0]).put("start", parts[1]).put("end", parts[2]);
  }
}
