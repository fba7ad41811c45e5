package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shared conformance cases: facts gathered from the RFCs and several libraries' vectors. */
class ConformanceTest {
  static Stream<ConformanceCase> cases() {
    return ConformanceCase.all().stream();
  }

  @Test
  void shouldHoldAllCasesWhenTheFileIsRead() {
    assertThat(ConformanceCase.all()).hasSizeGreaterThanOrEqualTo(754);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveTheExpectedInstancesWhenWalkedFromTheStart(ConformanceCase each) {
    RecurrenceSet set = each.set(Leniency.LENIENT);
    int limit = each.expect().size() + (each.complete() ? 1 : 0);
    boolean date = each.dtstart().length() == 8;

    assertThat(ConformanceCase.local(set.cursor(), limit, date)).isEqualTo(each.expect());
    if (!each.expectUtc().isEmpty()) {
      assertThat(ConformanceCase.utc(set.cursor(), limit)).isEqualTo(each.expectUtc());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveTheRestWhenSoughtToEachInstance(ConformanceCase each) {
    RecurrenceSet set = each.set(Leniency.LENIENT);
    OccurrenceCursor walker = set.cursor();
    OccurrenceCursor seeker = set.cursor();
    long previous = Long.MIN_VALUE / 2;
    for (int i = 0; i < each.expect().size(); i++) {
      assertThat(walker.next()).isTrue();
      for (long from : new long[] {walker.epochSecond(), previous + 1}) {
        seeker.seek(from);
        assertThat(seeker.next()).isTrue();
        assertThat(seeker.epochSecond()).isEqualTo(walker.epochSecond());
        assertThat(seeker.localSecond()).isEqualTo(walker.localSecond());
      }
      previous = walker.epochSecond();
      boolean more = i + 1 < each.expect().size() || !each.complete();
      seeker.seek(walker.epochSecond() + 1);
      assertThat(seeker.next()).isEqualTo(more);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReadItsOwnTextWhenARuleIsWritten(ConformanceCase each) {
    for (RecurrenceRule rule : RecurrenceLines.parse(each.lines(), Leniency.LENIENT).rules()) {
      assertThat(RecurrenceRule.parse(rule.toString(), Leniency.STRICT)).isEqualTo(rule);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldTakeTheCaseWhenItComesThroughTheApi(ConformanceCase each) {
    assertThat(each.set(Leniency.STRICT).cursor().next()).isTrue();
  }
}
