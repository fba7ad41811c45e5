package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.ReminderMethod;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as programs really write them, and as they should not. */
class WildFilesTest {

  @Test
  void shouldTakeASeriesOfOutlookWithItsOverrideWhenZonesHaveWindowsNames() {
    ImportedEvent event = Files.resource("outlook.ics").only();

    assertThat(event.content().title()).isEqualTo("Réunion trimestrielle");
    assertThat(event.content().description())
        .isEqualTo("Quarterly numbers, plan\n\nBring: slides; coffee");
    assertThat(event.content().start())
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.of(2020, 3, 5, 10, 0), "Europe/Paris", "Romance Standard Time"));
    assertThat(event.content().recurrence())
        .containsExactly(
            "RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TH", "EXDATE;TZID=Europe/Paris:20200319T100000");
    assertThat(event.overrides())
        .extracting(EventOverride::occurrence)
        .containsExactly(LocalDateTime.of(2020, 3, 12, 10, 0));
    assertThat(event.line()).isEqualTo(21);
  }

  @Test
  void shouldKeepAttendeesAndAlarmsWhenAFieldStandsForThem() {
    var content = Files.resource("outlook.ics").only().content();

    assertThat(content.attendees())
        .extracting(a -> a.name() + " " + a.email() + " " + a.optional() + " " + a.responseStatus())
        .containsExactly(
            "Doe, Jane jane@example.com false NEEDS_ACTION",
            "Room 3 room3@example.com true ACCEPTED");
    assertThat(content.reminders()).containsExactly(new Reminder(ReminderMethod.POPUP, 15));
    assertThat(content.iCalendar())
        .contains(
            "SUMMARY;LANGUAGE=fr:Réunion trimestrielle",
            "ORGANIZER;CN=\"Durand; Paul\":mailto:paul@example.com",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "TRIGGER;VALUE=DATE-TIME:20200305T070000Z");
  }

  @Test
  void shouldWriteEveryLineOfTheFileAgainWhenNothingChanged() {
    String written = Files.write(Files.resource("outlook.ics").stored());

    assertThat(written.replace("\r\n ", "").lines())
        .contains(
            "SUMMARY;LANGUAGE=fr:Réunion trimestrielle",
            "ATTENDEE;CN=\"Doe, Jane\";RSVP=TRUE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:jane@example.com",
            "SEQUENCE:0",
            "CLASS:PUBLIC",
            "TRANSP:OPAQUE",
            "DTSTART;TZID=Europe/Paris;X-KOYOMI-TZID=Romance Standard Time:20200305T100000",
            "PRIORITY:5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outlook.ics",
        "several-calendars-bare-lf.ics",
        "windows-1252.ics",
        "utf-16.ics",
        "bare-cr.ics",
        "broken.ics"
      })
  void shouldReadTheSameWhenWhatWasReadIsWritten(String name) {
    Files.Read read = Files.resource(name);
    String written = Files.write(read.stored());
    Files.Read again = Files.read(written);

    assertThat(again.rejected).isEmpty();
    assertThat(again.withoutLines()).isEqualTo(read.withoutLines());
    assertThat(Files.parsedElsewhere(written).getComponents("VEVENT"))
        .hasSize(read.events.stream().mapToInt(e -> 1 + e.overrides().size()).sum());
  }

  @Test
  void shouldKeepCalendarsApartWhenTheyDefineTheSameZoneDifferently() {
    Files.Read read = Files.resource("several-calendars-bare-lf.ics");

    assertThat(read.rejected).isEmpty();
    assertThat(read.events)
        .extracting(
            e -> e.content().title() + " " + ((EventTime.Zoned) e.content().start()).timeZone())
        .containsExactly("From the first +05:30", "From the second America/Los_Angeles");
  }

  @Test
  void shouldReadTheCodePageWhenAFileIsNotUtf8() {
    Files.Read read = Files.resource("windows-1252.ics");

    assertThat(read.only().content().title()).isEqualTo("Café à Köln – 5 €");
    assertThat(read.notes).containsExactly("6: not UTF-8, read as windows-1252");
  }

  @Test
  void shouldReadTheHintedCharsetWhenAFileIsNotUtf8() {
    Charset shiftJis = Charset.forName("Shift_JIS");
    byte[] bytes =
        Files.calendar("BEGIN:VEVENT\nUID:j\nDTSTART:20240110T090000Z\nSUMMARY:会議\nEND:VEVENT\n")
            .getBytes(shiftJis);
    var options = new ICalendarReader.Options(Files.BERLIN, shiftJis);

    assertThat(Files.read(bytes, options).only().content().title()).isEqualTo("会議");
  }

  @Test
  void shouldReadUtf16WhenAMarkSaysSo() {
    assertThat(Files.resource("utf-16.ics").only().content().title()).isEqualTo("会議 🎌");
  }

  @Test
  void shouldSkipTheMarkOfUtf8() {
    Files.Read read =
        Files.read(
            "\ufeff" + Files.calendar("BEGIN:VEVENT\nUID:b\nDTSTART:20240110\nEND:VEVENT\n"));

    assertThat(read.only().iCalUid()).isEqualTo("b");
    assertThat(read.calendars.getFirst()).contains("VERSION:2.0");
  }

  @Test
  void shouldUnfoldWhenLinesEndWithCrAlone() {
    assertThat(Files.resource("bare-cr.ics").only().content().title()).isEqualTo("Old Macintosh");
  }

  @Test
  void shouldNameEachComponentWithLineAndReasonWhenItCannotBeTaken() {
    Files.Read read = Files.resource("broken.ics");

    assertThat(read.rejected.stream().collect(Collectors.toMap(Rejected::line, Rejected::reason)))
        .containsOnly(
            entry(3, "DTSTART missing"),
            entry(7, "DTEND before DTSTART: 2024-01-10T10:00 to 2024-01-10T09:00"),
            entry(13, "not a date or time: 20240231T100000Z"),
            entry(18, "year outside 1900 to 2200: 16040101"),
            entry(23, "unknown time zone without a VTIMEZONE: TZID=Middle-earth/Shire"),
            entry(
                28,
                read.rejected.stream()
                    .filter(r -> r.line() == 28)
                    .findFirst()
                    .orElseThrow()
                    .reason()),
            entry(34, "unsupported component VTODO"),
            entry(38, "unsupported component VJOURNAL"),
            entry(41, "unsupported component VFREEBUSY"),
            entry(65, "the file ends before END:VEVENT"));
    assertThat(read.rejected).extracting(Rejected::uid).contains("backwards", "todo", "cut-off");
    assertThat(
            read.rejected.stream().filter(r -> r.line() == 28).findFirst().orElseThrow().reason())
        .contains("FREQ");
  }

  @Test
  void shouldTakeTheOthersWhenComponentsAreBroken() {
    Files.Read read = Files.resource("broken.ics");

    assertThat(read.events)
        .extracting(ImportedEvent::iCalUid)
        .containsExactly("unclosed-alarm", "no-end", "good");
    assertThat(read.notes)
        .anyMatch(note -> note.contains("END:VEVENT missing before BEGIN:VEVENT"))
        .anyMatch(note -> note.contains("not a content line: this line is none"));
  }

  @Test
  void shouldGiveTheSameUidAgainWhenTheFileHasNone() {
    String first =
        Files.event("DTSTAMP:20240101T000000Z", "DTSTART:20240110T090000Z", "SUMMARY:A")
            .only()
            .iCalUid();
    String later =
        Files.event("DTSTAMP:20250101T000000Z", "DTSTART:20240110T090000Z", "SUMMARY:A")
            .only()
            .iCalUid();
    String other =
        Files.event("DTSTAMP:20240101T000000Z", "DTSTART:20240110T090000Z", "SUMMARY:B")
            .only()
            .iCalUid();

    assertThat(later).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void shouldTakeAnOverrideAsAnEventWhenItsSeriesIsAbsent() {
    Files.Read read =
        Files.event(
            "UID:alone",
            "RECURRENCE-ID;TZID=W. Europe Standard Time:20240110T090000",
            "DTSTART;TZID=W. Europe Standard Time:20240110T100000",
            "DURATION:PT1H");
    ImportedEvent event = read.only();

    assertThat(event.eventId()).isNotEqualTo(Ids.eventIdOf("alone", "")).hasSize(32);
    assertThat(event.iCalUid()).isEqualTo("alone");
    assertThat(event.content().iCalendar())
        .contains(
            "RECURRENCE-ID;TZID=Europe/Berlin;X-KOYOMI-TZID=W. Europe Standard Time:20240110T090000");
    assertThat(Files.read(Files.write(read.stored())).withoutLines())
        .isEqualTo(read.withoutLines());
  }

  @Test
  void shouldFindTheSeriesWhenItsOverrideStandsBeforeIt() {
    Files.Read read =
        Files.read(
            Files.calendar(
                """
                BEGIN:VEVENT
                UID:u
                RECURRENCE-ID:20240111T080000Z
                DTSTART:20240111T120000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:other
                DTSTART;VALUE=DATE:20240101
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                DTSTART;TZID=Europe/Berlin:20240110T090000
                RRULE:FREQ=DAILY
                END:VEVENT
                """));

    assertThat(read.events).extracting(ImportedEvent::iCalUid).containsExactly("u", "other");
    // 08:00 UTC is 09:00 in the series' zone.
    assertThat(read.events.getFirst().overrides())
        .extracting(EventOverride::occurrence)
        .containsExactly(LocalDateTime.of(2024, 1, 11, 9, 0));
  }

  @Test
  void shouldTakeTheLatestRevisionWhenAUidComesTwice() {
    Files.Read read =
        Files.read(
            Files.calendar(
                """
                BEGIN:VEVENT
                UID:u
                SEQUENCE:2
                DTSTART:20240110T090000Z
                SUMMARY:new
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                SEQUENCE:1
                DTSTART:20240109T090000Z
                SUMMARY:old
                END:VEVENT
                """));

    assertThat(read.events).extracting(e -> e.content().title()).containsExactly("new");
    assertThat(read.rejected)
        .containsExactly(
            new Rejected("u", 10, "superseded by the component of the same UID at line 4"));
  }

  @Test
  void shouldRefuseAnOverrideOfAllThatFollows() {
    Files.Read read =
        Files.event(
            "UID:u",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20240110T090000Z",
            "DTSTART:20240110T100000Z");

    assertThat(read.rejected)
        .singleElement()
        .extracting(Rejected::reason)
        .asString()
        .contains("THISANDFUTURE");
  }

  @Test
  void shouldMakeADayOfADateWithoutEnd() {
    assertThat(Files.event("UID:u", "DTSTART;VALUE=DATE:20240110").only().content().end())
        .isEqualTo(new EventTime.Date(LocalDate.of(2024, 1, 11)));
    assertThat(
            Files.event("UID:u", "DTSTART;VALUE=DATE:20240110", "DTEND;VALUE=DATE:20240110")
                .only()
                .content()
                .end())
        .isEqualTo(new EventTime.Date(LocalDate.of(2024, 1, 11)));
  }

  @Test
  void shouldAddElapsedTimeWhenADurationCrossesSummerTime() {
    var content =
        Files.event("UID:u", "DTSTART;TZID=Europe/Berlin:20240330T120000", "DURATION:P1DT1H")
            .only()
            .content();
    assertThat(content.end().local()).isEqualTo(LocalDateTime.of(2024, 3, 31, 13, 0));
    var night =
        Files.event("UID:u", "DTSTART;TZID=Europe/Berlin:20240331T010000", "DURATION:PT2H")
            .only()
            .content();
    assertThat(night.end().local()).isEqualTo(LocalDateTime.of(2024, 3, 31, 4, 0));
  }

  @Test
  void shouldWriteTheFieldWhenTheKeptLineSaysSomethingElse() {
    Files.Read read = Files.resource("outlook.ics");
    var event = read.stored().getFirst();
    var old = event.content();
    var renamed =
        new koyomi.domain.event.EventContent(
            "Renamed",
            old.description(),
            old.location(),
            old.start(),
            old.end(),
            old.recurrence(),
            old.status(),
            old.visibility(),
            old.transparency(),
            old.attendees().stream()
                .map(
                    a -> a.withResponse(koyomi.domain.event.ResponseStatus.DECLINED, "away; sorry"))
                .toList(),
            java.util.List.of(),
            old.attachments(),
            old.conference(),
            old.extendedProperties(),
            old.iCalendar());
    String written =
        Files.write(
            java.util.List.of(
                new koyomi.domain.event.Event(
                    event.calendarId(),
                    event.id(),
                    event.iCalUid(),
                    event.organizerId(),
                    1,
                    2,
                    event.createdAt(),
                    event.updatedAt(),
                    renamed,
                    java.util.List.of())));

    assertThat(written.replace("\r\n ", "").lines())
        .contains("SUMMARY:Renamed", "SEQUENCE:1")
        .contains(
            "ATTENDEE;CN=\"Doe, Jane\";PARTSTAT=DECLINED;X-RESPONSE-COMMENT=\"away; sorry\";RSVP=TRUE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:jane@example.com")
        .doesNotContain("SEQUENCE:0", "TRIGGER:-PT15M", "SUMMARY;LANGUAGE=fr:Réunion trimestrielle")
        .contains("TRIGGER;VALUE=DATE-TIME:20200305T070000Z");
  }

  @Test
  void shouldKeepAllOfATitleInItsLineWhenItIsTooLongForTheField() {
    String title = "x".repeat(600);
    Files.Read read = Files.event("UID:u", "DTSTART:20240110T090000Z", "SUMMARY:" + title);

    assertThat(read.only().content().title()).hasSize(500).endsWith("…");
    assertThat(Files.write(read.stored()).replace("\r\n ", "")).contains("SUMMARY:" + title);
  }

  @Test
  void shouldWriteAnExclusionWhoseZoneMeansNothing() {
    Files.Read read =
        Files.event(
            "UID:u",
            "DTSTART:20240110T090000Z",
            "RECURRENCE-ID:20240110T090000Z",
            "EXDATE;TZID=:20240111T090000",
            "EXDATE;TZID=Nowhere;TZID=:20240112T090000Z");
    assertThat(read.rejected).isEmpty();
    assertThat(Files.write(read.stored()))
        .contains("EXDATE:20240111T090000", "EXDATE:20240112T090000Z");
  }
}
