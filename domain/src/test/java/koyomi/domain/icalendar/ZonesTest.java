package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.event.EventTime;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and definitions of zones, in and out. */
class ZonesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Paris | Europe/Paris",
        "europe/paris | Europe/Paris",
        "America/New York | America/New_York",
        "US/Eastern | US/Eastern",
        "/mozilla.org/20050126_1/Europe/Paris | Europe/Paris",
        "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
        "/citadel.org/20190914_1/Asia/Tokyo | Asia/Tokyo",
        "tzone://Microsoft/Utc | UTC",
        "W. Europe Standard Time | Europe/Berlin",
        "w. europe standard time | Europe/Berlin",
        "W. Europe Daylight Time | Europe/Berlin",
        "Pacific Standard Time 1 | America/Los_Angeles",
        "Eastern | America/New_York",
        "Tokyo | Asia/Tokyo",
        "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin",
        "(GMT+01.00) Brussels, Copenhagen, Madrid, Paris | Europe/Paris",
        "(UTC-08:00) Pacific Time (US & Canada) | America/Los_Angeles",
        "(UTC) Coordinated Universal Time | Etc/UTC",
        "UTC | UTC",
        "GMT | GMT",
        "UTC+0900 | +09:00",
        "UTC+09:00 | +09:00",
        "GMT-0330 | -03:30",
        "Etc/GMT+5 | Etc/GMT+5",
      })
  void shouldFindTheZoneWhenItsNameIsKnown(String tzid, String zone) {
    var start =
        Files.event("UID:u", "DTSTART;TZID=\"" + tzid + "\":20240110T090000")
            .only()
            .content()
            .start();

    assertThat(start)
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.of(2024, 1, 10, 9, 0),
                zone,
                tzid.equals(zone) || tzid.equals("UTC+0900") ? null : tzid));
  }

  @ParameterizedTest
  @CsvSource({"Custom", "Middle-earth/Shire", "tzone://Microsoft/Custom", "UTC+25:00", "Central/"})
  void shouldNameTheZoneWhenNothingIsKnownOfIt(String tzid) {
    assertThat(Files.event("UID:u", "DTSTART;TZID=\"" + tzid + "\":20240110T090000").rejected)
        .singleElement()
        .extracting(Rejected::reason)
        .isEqualTo("unknown time zone without a VTIMEZONE: TZID=" + tzid);
  }

  @Test
  void shouldKnowTheZoneOfEveryWindowsName() throws IOException {
    int count = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ZoneNames.class.getResourceAsStream("windows-zones.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          assertThat(columns).as(line).hasSize(3);
          assertThat(ZoneId.getAvailableZoneIds()).contains(columns[1]);
          // "UTC" is an IANA name first.
          assertThat(ZoneNames.known(columns[0]))
              .isEqualTo(columns[0].equals("UTC") ? "UTC" : columns[1]);
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(139);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York", "Europe/Helsinki", "Australia/Sydney", "America/Santiago", "Asia/Jerusalem",
    "Africa/Cairo", "Pacific/Chatham", "Australia/Lord_Howe", "America/Havana", "Europe/Chisinau"
  })
  void shouldFindAZoneOfTheSameRulesWhenOnlyTheFileDefinesIt(String zone) {
    List<String> definition = ZoneLines.write(zone, 2020, 2030);
    String text =
        String.join("\n", definition).replace("TZID:" + zone, "TZID:Customized")
            + "\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Customized:20240610T090000\nRRULE:FREQ=DAILY;COUNT=9\nEND:VEVENT\n";
    var start = (EventTime.Zoned) Files.read(Files.calendar(text)).only().content().start();

    assertThat(start.originalTimeZone()).isEqualTo("Customized");
    ZoneRules found = ZoneId.of(start.timeZone()).getRules();
    for (int day = 0; day < 366; day++) {
      LocalDateTime at = LocalDate.of(2024, 1, 1).plusDays(day).atTime(12, 0);
      assertThat(found.getOffset(at))
          .as(zone + " as " + start.timeZone() + " " + at)
          .isEqualTo(ZoneId.of(zone).getRules().getOffset(at));
    }
  }

  @Test
  void shouldPreferTheCalendarsZoneWhenSeveralFit() {
    String text =
        String.join("\n", ZoneLines.write("Europe/Rome", 2020, 2030)).replace("Europe/Rome", "Ours")
            + "\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Ours:20240610T090000\nEND:VEVENT\n";
    var options = new ICalendarReader.Options(ZoneId.of("Europe/Vienna"));
    var read = Files.read(Files.calendar(text).getBytes(StandardCharsets.UTF_8), options);

    assertThat(((EventTime.Zoned) read.only().content().start()).timeZone())
        .isEqualTo("Europe/Vienna");
  }

  @Test
  void shouldPreferTheLocationWhenTheDefinitionNamesIt() {
    String text =
        String.join("\n", ZoneLines.write("Europe/Rome", 2020, 2030))
                .replace("TZID:Europe/Rome", "TZID:Ours\nX-LIC-LOCATION:Europe/Rome")
            + "\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Ours:20240610T090000\nEND:VEVENT\n";

    assertThat(
            ((EventTime.Zoned) Files.read(Files.calendar(text)).only().content().start())
                .timeZone())
        .isEqualTo("Europe/Rome");
  }

  @Test
  void shouldRefuseTheEventWhenNoZoneDoesWhatTheDefinitionSays() {
    String text =
        String.join("\n", ZoneLines.write("Europe/Rome", 2020, 2030))
                .replace("Europe/Rome", "Odd")
                .replace("+0200", "+0317")
            + "\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Odd:20240610T090000\nEND:VEVENT\n";

    assertThat(Files.read(Files.calendar(text)).rejected)
        .containsExactly(
            new Rejected(
                "u",
                text.substring(0, text.indexOf("BEGIN:VEVENT")).split("\n", -1).length + 3,
                "no zone does what the VTIMEZONE says: TZID=Odd"));
  }

  @Test
  void shouldWriteDefinitionsThatSayWhatTheZonesDo() {
    for (String zone : ZoneNames.all()) {
      check(zone, 2010, 2040, Integer.MAX_VALUE);
      check(zone, 1970, 1999, 1999);
    }
  }

  private static void check(String zone, int first, int lastChecked, int last) {
    List<String> lines = ZoneLines.write(zone, first, last);
    ZoneDefinition definition =
        ZoneDefinition.parse(Component.parse(lines.subList(1, lines.size() - 1), null, 0));
    List<ZoneDefinition.Change> changes = definition.changes(first, lastChecked);
    ZoneRules rules = ZoneId.of(zone).getRules();
    Instant end = LocalDate.of(lastChecked, 12, 31).atStartOfDay().toInstant(ZoneOffset.UTC);
    int next = 0;
    int offset = Integer.MIN_VALUE;
    for (Instant at : samples(rules, first, end)) {
      while (next < changes.size() && changes.get(next).at() <= at.getEpochSecond()) {
        offset = changes.get(next++).to();
      }
      if (offset != rules.getOffset(at).getTotalSeconds()) {
        fail(
            "%s at %s: %s instead of %s in%n%s",
            zone, at, offset, rules.getOffset(at), String.join("\n", lines));
      }
    }
  }

  /** The middle of each month, and the seconds around each change. */
  private static SortedSet<Instant> samples(ZoneRules rules, int first, Instant end) {
    SortedSet<Instant> samples = new TreeSet<>();
    Instant start = LocalDate.of(first, 1, 1).atTime(12, 0).toInstant(ZoneOffset.UTC);
    for (Instant at = start; at.isBefore(end); at = at.plusSeconds(15 * 86_400)) {
      samples.add(at);
    }
    ZoneOffsetTransition change = rules.nextTransition(start);
    while (change != null && change.getInstant().isBefore(end)) {
      samples.add(change.getInstant().minusSeconds(1));
      samples.add(change.getInstant());
      change = rules.nextTransition(change.getInstant());
    }
    return samples;
  }

  @Test
  void shouldWriteTwoYearlyRulesWhenAZoneIsRegular() {
    assertThat(ZoneLines.write("Europe/Berlin", 2024, Integer.MAX_VALUE))
        .containsExactly(
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Berlin",
            "BEGIN:STANDARD",
            "DTSTART:20231029T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:20240331T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "END:DAYLIGHT",
            "END:VTIMEZONE");
  }

  @Test
  void shouldDefineEachZoneOnceAndReadableElsewhereWhenEventsUseIt() {
    Files.Read read =
        Files.read(
            Files.calendar(
                """
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID=America/New_York:20240110T090000
                DTEND;TZID=Asia/Tokyo:20240111T090000
                RRULE:FREQ=DAILY
                EXDATE;TZID=Africa/Casablanca:20240115T140000
                END:VEVENT
                BEGIN:VEVENT
                UID:b
                DTSTART;TZID=UTC+0545:20240110T090000
                RRULE:FREQ=DAILY
                EXDATE;TZID=UTC+0545:20240111T090000
                END:VEVENT
                """));
    Calendar calendar = Files.parsedElsewhere(Files.write(read.stored()));

    assertThat(read.rejected).isEmpty();
    List<VTimeZone> defined = calendar.getComponents("VTIMEZONE");
    assertThat(defined)
        .extracting(zone -> Objects.requireNonNull(zone.getTimeZoneId()).getValue())
        .containsExactly("UTC+0545", "Africa/Casablanca", "America/New_York", "Asia/Tokyo");
    assertThat(Files.read(Files.write(read.stored())).withoutLines())
        .isEqualTo(read.withoutLines());
  }
}
