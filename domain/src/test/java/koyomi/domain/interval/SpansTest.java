package koyomi.domain.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Each operation does to spans what it does to the seconds they are made of. */
class SpansTest {
  private static final int SECONDS = 120;

  @Property
  void shouldHoldTheSecondsOfAllSpansWhenMadeOfMany(@ForAll("spans") List<Span> spans) {
    assertThat(seconds(Spans.of(spans))).isEqualTo(seconds(spans));
  }

  @Property
  void shouldBeInOrderAndApartWhenMadeOfMany(@ForAll("spans") List<Span> spans) {
    Spans set = Spans.of(spans);
    for (int i = 0; i < set.size(); i++) {
      assertThat(set.start(i)).isLessThan(set.end(i));
      assertThat(i == 0 || set.end(i - 1) < set.start(i)).isTrue();
    }
    assertThat(set.seconds()).isEqualTo(seconds(spans).cardinality());
  }

  @Property
  void shouldAgreeWithSecondsWhenCombined(
      @ForAll("spans") List<Span> first, @ForAll("spans") List<Span> second) {
    BitSet union = seconds(first);
    union.or(seconds(second));
    BitSet intersection = seconds(first);
    intersection.and(seconds(second));
    BitSet difference = seconds(first);
    difference.andNot(seconds(second));

    assertThat(seconds(Spans.of(first).union(Spans.of(second)))).isEqualTo(union);
    assertThat(seconds(Spans.of(first).intersection(Spans.of(second)))).isEqualTo(intersection);
    assertThat(seconds(Spans.of(first).minus(Spans.of(second)))).isEqualTo(difference);
  }

  @Property
  void shouldHoldTheRestOfTheWindowWhenComplemented(
      @ForAll("spans") List<Span> spans, @ForAll("span") Span window) {
    BitSet expected = seconds(List.of(window));
    expected.andNot(seconds(spans));

    assertThat(seconds(Spans.of(spans).complement(window))).isEqualTo(expected);
  }

  @Property
  void shouldEqualTheSameSecondsWhenBuiltAnotherWay(@ForAll("spans") List<Span> spans) {
    Spans oneByOne = Spans.EMPTY;
    for (Span span : spans) {
      oneByOne = oneByOne.union(Spans.of(span));
    }

    assertThat(oneByOne).isEqualTo(Spans.of(spans)).hasSameHashCodeAs(Spans.of(spans));
  }

  @Property
  void shouldReachFartherWhenWidened(
      @ForAll("spans") List<Span> spans,
      @ForAll @IntRange(max = 9) int before,
      @ForAll @IntRange(max = 9) int after) {
    List<Span> wider = new ArrayList<>();
    for (Span span : spans) {
      if (span.seconds() > 0) {
        wider.add(new Span(span.start() - before, span.end() + after));
      }
    }

    assertThat(Spans.of(spans).widened(before, after)).isEqualTo(Spans.of(wider));
  }

  @Property
  void shouldAnswerAsSecondsDoWhenAsked(
      @ForAll("spans") List<Span> spans, @ForAll("span") Span asked) {
    Spans set = Spans.of(spans);
    BitSet seconds = seconds(spans);
    int from = (int) asked.start();
    int to = (int) asked.end();

    assertThat(set.overlaps(from, to)).isEqualTo(!seconds.get(from, to).isEmpty());
    if (from < to) {
      assertThat(set.covers(from, to)).isEqualTo(seconds.get(from, to).cardinality() == to - from);
    }
    assertThat(set.contains(from)).isEqualTo(seconds.get(from));
  }

  @Property
  void shouldGiveEveryFittingStartWhenAskedForAStretch(
      @ForAll("spans") List<Span> spans, @ForAll @IntRange(min = 1, max = 20) int length) {
    Spans set = Spans.of(spans);
    Spans starts = set.startsOf(length);
    for (int second = 0; second < SECONDS; second++) {
      assertThat(starts.contains(second)).isEqualTo(set.covers(second, second + length));
    }
  }

  @Provide
  Arbitrary<List<Span>> spans() {
    return span().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<Span> span() {
    return Combinators.combine(
            Arbitraries.integers().between(0, SECONDS), Arbitraries.integers().between(0, 30))
        .as((start, length) -> new Span(start, Math.min(SECONDS, start + length)));
  }

  private static BitSet seconds(Spans spans) {
    return seconds(spans.asList());
  }

  private static BitSet seconds(List<Span> spans) {
    BitSet seconds = new BitSet();
    for (Span span : spans) {
      seconds.set((int) span.start(), (int) span.end());
    }
    return seconds;
  }
}
