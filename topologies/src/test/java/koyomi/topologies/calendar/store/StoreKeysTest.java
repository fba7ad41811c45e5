package koyomi.topologies.calendar.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoreKeysTest {
  private static final String[] CALENDARS = {
    "aaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaab", "zzzzzzzzzzzzzzzzzzzzzzzzzz"
  };

  private record Row(String calendar, long number, String event) {
    static final Comparator<Row> ORDER =
        Comparator.comparing(Row::calendar)
            .thenComparingLong(Row::number)
            .thenComparing(Row::event);
  }

  @Test
  void shouldOrderRowsByCalendarMonthAndEventWhenBytesAreCompared() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      Row left = row(random, 120_000);
      Row right = row(random, 120_000);
      Bytes leftKey = StoreKeys.occurrences(left.calendar, (int) left.number, left.event);
      Bytes rightKey = StoreKeys.occurrences(right.calendar, (int) right.number, right.event);
      assertThat(Integer.signum(leftKey.compareTo(rightKey)))
          .isEqualTo(Integer.signum(Row.ORDER.compare(left, right)));
      assertThat(StoreKeys.monthOf(leftKey)).isEqualTo((int) left.number);
      assertThat(StoreKeys.occurrencesEventIdOf(leftKey)).isEqualTo(left.event);
    }
  }

  @Test
  void shouldOrderChangesBySequenceWhenBytesAreCompared() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      long left = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(62);
      long right = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(62);
      Bytes key = StoreKeys.change(CALENDARS[0], left);
      assertThat(Integer.signum(key.compareTo(StoreKeys.change(CALENDARS[0], right))))
          .isEqualTo(Long.compare(left, right));
      assertThat(StoreKeys.sequenceOf(key)).isEqualTo(left);
    }
  }

  @Test
  void shouldFindTheAnswerWhenItsTimeIsKnown() {
    Instant time = Instant.parse("2026-03-10T12:00:00.123Z");
    Bytes key = StoreKeys.answerTime(time, CALENDARS[0], "client key");
    assertThat(StoreKeys.answerOf(key)).isEqualTo(StoreKeys.answer(CALENDARS[0], "client key"));
    assertThat(StoreKeys.timeOf(key)).isEqualTo(time);
    assertThat(key)
        .isLessThan(StoreKeys.answerTimesUntil(time.plusMillis(1)))
        .isGreaterThan(StoreKeys.answerTimesUntil(time.minusMillis(1)))
        .isGreaterThan(StoreKeys.answerTimesBegin());
  }

  @Test
  void shouldKeepUsersApartWhenOneIdBeginsAnother() {
    Bytes ann = StoreKeys.membership("ann", CALENDARS[2]);
    Bytes anna = StoreKeys.membership("anna", CALENDARS[0]);
    assertThat(anna).isGreaterThan(StoreKeys.membershipsEnd("ann"));
    assertThat(ann).isBetween(StoreKeys.membership("ann", ""), StoreKeys.membershipsEnd("ann"));
    assertThat(StoreKeys.membershipCalendarOf(ann)).isEqualTo(CALENDARS[2]);
  }

  private static Row row(Random random, int bound) {
    StringBuilder event = new StringBuilder("e");
    for (int i = random.nextInt(3); i > 0; i--) {
      event.append("-09AZ_az".charAt(random.nextInt(8)));
    }
    return new Row(
        CALENDARS[random.nextInt(3)],
        random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(bound),
        event.toString());
  }
}
