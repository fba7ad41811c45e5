package koyomi.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule's text may say, and how it is written again. */
class RecurrenceRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNT    | FREQ=DAILY;COUNT=2;UNTIL=20240101
          COUNT    | FREQ=DAILY;COUNT=0
          COUNT    | FREQ=DAILY;COUNT=x
          INTERVAL | FREQ=DAILY;INTERVAL=0
          BYDAY    | FREQ=WEEKLY;BYDAY=2MO
          BYDAY    | FREQ=DAILY;BYDAY=-1FR
          BYDAY    | FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO
          BYDAY    | FREQ=MONTHLY;BYDAY=0MO
          BYDAY    | FREQ=MONTHLY;BYDAY=XX
          BYWEEKNO | FREQ=MONTHLY;BYWEEKNO=20
          BYMONTHDAY | FREQ=WEEKLY;BYMONTHDAY=1
          BYYEARDAY  | FREQ=MONTHLY;BYYEARDAY=1
          BYSETPOS | FREQ=DAILY;BYSETPOS=1
          BYMONTH  | FREQ=YEARLY;BYMONTH=13
          BYMONTH  | FREQ=YEARLY;BYMONTH=-1
          BYMONTHDAY | FREQ=MONTHLY;BYMONTHDAY=0
          BYHOUR   | FREQ=DAILY;BYHOUR=24
          UNTIL    | FREQ=DAILY;UNTIL=20240230
          UNTIL    | FREQ=DAILY;UNTIL=tomorrow
          FREQ     | INTERVAL=2
          FREQ     | FREQ=FORTNIGHTLY
          RSCALE   | FREQ=YEARLY;RSCALE=CHINESE
          SKIP     | FREQ=YEARLY;SKIP=FORWARD
          BYEASTER | FREQ=YEARLY;BYEASTER=0
          FREQ     | FREQ=DAILY;FREQ=DAILY
          WKST     | FREQ=DAILY;WKST=XX
          """)
  void shouldNameThePartWhenTheRfcForbidsIt(String part, String rule) {
    assertThatThrownBy(() -> RecurrenceRule.parse(rule, Leniency.STRICT))
        .isInstanceOfSatisfying(
            RecurrenceException.class,
            refused -> {
              assertThat(refused.part()).isEqualTo(part);
              assertThat(refused.getMessage()).contains(part).hasSizeGreaterThan(part.length());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=WEEKLY;BYDAY=MO            | FREQ=WEEKLY;BYDAY=2MO
          FREQ=DAILY;COUNT=2;UNTIL=20240101 | FREQ=DAILY;COUNT=2;UNTIL=20240101
          FREQ=DAILY                      | FREQ=DAILY;X-OWN=1;
          FREQ=WEEKLY;BYMONTHDAY=1        | FREQ=WEEKLY;BYMONTHDAY=1
          FREQ=DAILY;SKIP=FORWARD         | FREQ=DAILY;SKIP=FORWARD
          FREQ=DAILY;BYDAY=MO,TU          | freq=daily;byday=tu, mo
          """)
  void shouldTakeWhatIsMeantWhenItComesFromAFile(String text, String rule) {
    assertThat(RecurrenceRule.parse(rule, Leniency.LENIENT)).hasToString(text);
  }

  @Test
  void shouldWriteOneTextWhenRulesAreEqual() {
    RecurrenceRule rule =
        RecurrenceRule.parse(
            "BYDAY=FR,-1MO,+2TU;WKST=SU;INTERVAL=1;FREQ=MONTHLY;BYMONTH=12,1,1", Leniency.STRICT);
    assertThat(rule).hasToString("FREQ=MONTHLY;BYMONTH=1,12;BYDAY=-1MO,FR,2TU;WKST=SU");
    assertThat(rule.weekStart()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(rule.byDay()).contains(new RecurrenceRule.WeekdayNumber(-1, DayOfWeek.MONDAY));
  }

  @Test
  void shouldReplaceTheOtherBoundWhenABoundIsSet() {
    RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;COUNT=5", Leniency.STRICT);
    Until until = Until.parse("20240301T120000Z", "UNTIL");
    assertThat(rule.withUntil(until)).hasToString("FREQ=DAILY;UNTIL=20240301T120000Z");
    assertThat(rule.withUntil(until).withCount(3)).hasToString("FREQ=DAILY;COUNT=3");
    assertThat(rule.withoutBounds().isEndless()).isTrue();
  }
}
