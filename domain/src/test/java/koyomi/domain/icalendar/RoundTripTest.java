package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.event.EventContent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What was read, written and read again is the same; whatever the bytes, nothing fails. Always the
 * same files: {@link FuzzTest} takes others for as long as one wants.
 */
class RoundTripTest {
  private static final String SEED = "5545";
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Romance Standard Time",
          "/x.org/1/Asia/Tokyo",
          "UTC",
          "UTC+05:30",
          "US/Eastern",
          "Fixed");

  private static final String FIXED =
      """
      BEGIN:VTIMEZONE
      TZID:Fixed
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0345
      TZOFFSETTO:+0345
      END:STANDARD
      END:VTIMEZONE
      """;

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("abc äöü 会議🎌\\n;,:\"^'\\\\ \\")
        .ofMinLength(0)
        .ofMaxLength(120)
        .filter(s -> s.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
  }

  private static Arbitrary<String> word() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
  }

  private static Arbitrary<String> parameters() {
    Arbitrary<String> one =
        Combinators.combine(
                Arbitraries.of(
                    "X-FOO", "LANGUAGE", "ALTREP", "CN", "ROLE", "PARTSTAT", "CUTYPE", "RSVP"),
                Arbitraries.of(
                    "x", "\"a;b:c,d\"", "TRUE", "OPT-PARTICIPANT", "ACCEPTED", "a^nb", "\"^'q^'\""))
            .as((name, value) -> ";" + name + "=" + value);
    return one.list().ofMaxSize(3).map(list -> String.join("", list));
  }

  private static Arbitrary<String> property() {
    Arbitrary<String> texts =
        Combinators.combine(
                Arbitraries.of(
                    "SUMMARY",
                    "DESCRIPTION",
                    "LOCATION",
                    "COMMENT",
                    "CATEGORIES",
                    "X-THING",
                    "item1.X-A",
                    "CONTACT",
                    "STATUS",
                    "CLASS",
                    "TRANSP",
                    "CONFERENCE",
                    "RESOURCES"),
                parameters(),
                text())
            .as((name, parameters, text) -> name + parameters + ":" + text);
    Arbitrary<String> attendees =
        Combinators.combine(
                parameters(), word(), Arbitraries.of("mailto:", "MAILTO:", "urn:uuid:", ""))
            .as((parameters, word, scheme) ->
                "ATTENDEE" + parameters + ":" + scheme + word + "@example.com");
    Arbitrary<String> fixed =
        Arbitraries.of(
            "STATUS:CONFIRMED",
            "STATUS:TENTATIVE",
            "CLASS:PRIVATE",
            "CLASS:SECRET",
            "TRANSP:TRANSPARENT",
            "ATTACH:https://example.com/a",
            "ATTACH;FMTTYPE=text/plain;FILENAME=a.txt:https://example.com/b",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
            "URL:https://example.com",
            "PRIORITY:3",
            "GEO:1.5;2.5",
            "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.com/x",
            "COLOR:red",
            "CREATED:20200101T000000Z",
            "DTSTAMP:20200101T000000Z",
            "SEQUENCE:3",
            "SEQUENCE:0",
            "ORGANIZER;CN=Boss:mailto:boss@example.com",
            "X-KOYOMI-PROPERTY;X-KEY=k:v\\,w",
            "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT10M\nDESCRIPTION:Hi\nEND:VALARM",
            "BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-P1D\nSUMMARY:s\nDESCRIPTION:d\nATTENDEE:mailto:a@b.c\nEND:VALARM",
            "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;RELATED=END:PT0S\nEND:VALARM",
            "BEGIN:VLOCATION\nUID:l\nNAME:Here\nEND:VLOCATION");
    Arbitrary<String> extensions = Arbitraries.of(Extensions.RFC_7986_9073_9074);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, texts),
        net.jqwik.api.Tuple.of(2, attendees),
        net.jqwik.api.Tuple.of(4, fixed),
        net.jqwik.api.Tuple.of(3, extensions));
  }

  private static Arbitrary<String> times() {
    Arbitrary<String> zone = Arbitraries.of(ZONES);
    return Arbitraries.oneOf(
        zone.map(z ->
            "DTSTART;TZID=\"" + z + "\":20240310T023000\nDTEND;TZID=\"" + z + "\":20240310T043000"),
        zone.map(z -> "DTSTART;X-P=1;TZID=\"" + z + "\":20241103T013000\nDURATION:PT1H30M"),
        zone.map(z ->
            "DTSTART;TZID=\""
                + z
                + "\":20240110T090000\nDTEND:20240111T120000Z\nRRULE:FREQ=DAILY;COUNT=9\n"
                + "EXDATE;TZID=\""
                + z
                + "\":20240112T090000,20240113T090000"),
        Arbitraries.of(
            "DTSTART:20240110T090000Z",
            "DTSTART;VALUE=DATE:20240110",
            "DTSTART;VALUE=DATE:20240110\nDURATION:P3D\nRRULE:FREQ=YEARLY",
            "DTSTART:20240110T090000\nDURATION:P1DT2H",
            "DTSTART;VALUE=DATE:20240110\nDTEND;VALUE=DATE:20240112\nRDATE;VALUE=DATE:20240601"));
  }

  private static Arbitrary<String> event() {
    Arbitrary<String> id =
        Arbitraries.of(
            "",
            "UID:a",
            "UID:b",
            "UID:c;d,e",
            "UID:a\nRECURRENCE-ID:20240111T090000Z",
            "UID:b\nRECURRENCE-ID;VALUE=DATE:20250110",
            "UID:d\nRECURRENCE-ID;TZID=Fixed:20240111T090000");
    return Combinators.combine(id, times(), property().list().ofMaxSize(12))
        .as((uid, times, properties) ->
            "BEGIN:VEVENT\n"
                + (uid.isEmpty() ? "" : uid + "\n")
                + times
                + "\n"
                + String.join("\n", properties)
                + (properties.isEmpty() ? "" : "\n")
                + "END:VEVENT\n");
  }

  @Provide
  Arbitrary<String> files() {
    return event()
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(e -> Files.calendar(FIXED + String.join("", e)));
  }

  @Property(tries = 700, seed = SEED)
  void shouldReadTheSameEventsFromWhatItWrote(@ForAll("files") String file) {
    Files.Read read = Files.read(file);
    String written = Files.write(read.stored());
    Files.Read again = Files.read(written);

    assertThat(again.rejected).isEmpty();
    assertThat(again.notes).isEmpty();
    assertThat(again.withoutLines()).containsExactlyInAnyOrderElementsOf(read.withoutLines());
    assertThat(Files.read(Files.write(again.stored())).withoutLines())
        .isEqualTo(again.withoutLines());
    assertThat(written.lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Property(tries = 700, seed = SEED)
  void shouldLoseNoLineThatAFieldDoesNotStandFor(@ForAll("files") String file) {
    Files.Read read = Files.read(file);
    List<String> lines = Files.write(read.stored()).replace("\r\n ", "").lines().toList();

    for (var event : read.events) {
      List<EventContent> contents = new ArrayList<>();
      contents.add(event.content());
      event.overrides().forEach(override -> contents.add(override.content()));
      for (EventContent content : contents) {
        // The rules of an override name offsets as TZIDs once they are written.
        assertThat(lines)
            .containsAll(
                content.iCalendar().stream().filter(l -> !l.startsWith("EXDATE")).toList());
      }
    }
  }

  @Property(tries = 1000, seed = SEED)
  void shouldDeliverOrRefuseWhateverTheBytes(@ForAll("damaged") byte[] bytes) {
    Files.Read read = Files.read(bytes);
    Files.Read again = Files.read(Files.write(read.stored()));

    assertThat(again.rejected).isEmpty();
    assertThat(again.withoutLines()).containsExactlyInAnyOrderElementsOf(read.withoutLines());
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Combinators.combine(
            files(),
            Arbitraries.integers().between(0, 10_000).list().ofMaxSize(12),
            Arbitraries.bytes().list().ofSize(12),
            Arbitraries.integers().between(0, 4))
        .as((file, places, bytes, how) -> {
          byte[] result = file.getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < places.size(); i++) {
            int place = places.get(i) % result.length;
            byte other = bytes.get(i);
            if (how == 0) {
              result[place] = other;
            } else if (how == 1) {
              result[place] =
                  "\n:;=\"\\,TZBE".getBytes(StandardCharsets.US_ASCII)[Math.floorMod(other, 11)];
            } else {
              int length = Math.min(Math.floorMod(other, 40), result.length - place);
              int from = places.get((i + 1) % places.size()) % (result.length - length + 1);
              System.arraycopy(result.clone(), from, result, place, length);
            }
          }
          return result;
        });
  }
}
