package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Parameters that no field stands for, beside those that this writer puts. */
class KeptParametersTest {
  @Test
  void shouldKeepTheEndWhenAParameterHoldsALoneQuotationMark() {
    Files.Read read =
        Files.read(
            Files.calendar(
                """
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID="UTC+05:30":20240310T023000
                DTEND;TZAGE=x;LANGUAG":20240310T043000
                END:VEVENT
                """));

    Files.Read again = Files.read(Files.write(read.stored()));

    assertThat(read.events.getFirst().content().iCalendar())
        .anyMatch(line -> line.contains(";LANGUAG^':20240310T043000"));
    assertThat(again.withoutLines()).isEqualTo(read.withoutLines());
  }

  @Test
  void shouldNameTheOccurrenceAsTheSeriesDoesWhenAFileNamesItsDate() {
    Files.Read read =
        Files.read(
            Files.calendar(
                """
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID=Europe/Paris:20240110T090000
                RRULE:FREQ=DAILY;COUNT=9
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID;VALUE=DATE;X-MORE=1:20240112
                DTSTART;TZID=Europe/Paris:20240112T100000
                END:VEVENT
                """));

    Files.Read again = Files.read(Files.write(read.stored()));

    assertThat(read.events.getFirst().overrides().getFirst().content().iCalendar())
        .contains("RECURRENCE-ID;TZID=Europe/Paris;X-MORE=1:20240112T090000");
    assertThat(again.withoutLines()).isEqualTo(read.withoutLines());
  }
}
