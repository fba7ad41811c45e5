package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarLinesTest {
  private static final List<String> FILE =
      List.of(
          "VERSION:2.0",
          "PRODID:-//x//y//EN",
          "METHOD:PUBLISH",
          "NAME;LANGUAGE=en:Holidays",
          "X-WR-CALNAME:Holidays",
          "COLOR:turquoise",
          "REFRESH-INTERVAL;VALUE=DURATION:P1W",
          "IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.com/a.png",
          "X-PUBLISHED-TTL:PT12H");

  @Test
  void shouldKeepWhatIsNotTheFilesAlone() {
    assertThat(CalendarLines.merged(List.of(), FILE)).isEqualTo(FILE.subList(3, FILE.size()));
  }

  @Test
  void shouldReplaceTheLinesOfANameWhenAnotherFileHasThem() {
    assertThat(CalendarLines.merged(List.of("COLOR:red", "X-A:1"), List.of("COLOR:blue")))
        .containsExactly("X-A:1", "COLOR:blue");
  }

  @Test
  void shouldWriteKeptLinesAsTheyWereWhenTheCalendarSaysTheSame() {
    List<String> kept = CalendarLines.merged(List.of(), FILE);
    List<String> written =
        CalendarLines.of(
            new ICalendarWriter.Header("Holidays", null, Files.BERLIN, "#00ff00", kept));

    assertThat(written).containsAll(kept).contains("X-APPLE-CALENDAR-COLOR:#00FF00");
    assertThat(CalendarLines.merged(kept, written)).containsAll(kept);
  }

  @Test
  void shouldWriteTheCalendarsOwnNameAndKeepTheFilesBesideIt() {
    List<String> kept = List.of("X-WR-CALNAME:Holidays");
    ICalendarWriter.Header header =
        new ICalendarWriter.Header("Work", null, Files.BERLIN, null, kept);

    List<String> written = CalendarLines.of(header);
    assertThat(written)
        .containsExactly(
            "X-KOYOMI-FILE-WR-CALNAME:Holidays",
            "X-WR-CALNAME:Work",
            "X-WR-TIMEZONE:Europe/Berlin");
    // and so again after another round
    assertThat(
            CalendarLines.of(
                new ICalendarWriter.Header(
                    "Work", null, Files.BERLIN, null, CalendarLines.merged(kept, written))))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void shouldKeepNoMoreThanSettingsHold() {
    String image = "IMAGE;VALUE=BINARY;ENCODING=BASE64:" + "A".repeat(20_000);
    assertThat(CalendarLines.merged(List.of(), List.of(image, "X-A:1"))).containsExactly("X-A:1");
  }
}
