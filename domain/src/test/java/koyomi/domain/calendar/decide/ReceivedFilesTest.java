package koyomi.domain.calendar.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.icalendar.ICalendarReader;
import koyomi.domain.id.Ids;
import org.junit.jupiter.api.Test;

/** Files of METHOD REQUEST, CANCEL and REPLY (RFC 5546), as mail programs save them. */
class ReceivedFilesTest {
  private static final String UID = "meeting@example.com";
  private static final String INVITATION =
      """
      DTSTART;TZID=Asia/Tokyo:20260302T100000
      DTEND;TZID=Asia/Tokyo:20260302T110000
      RRULE:FREQ=WEEKLY;COUNT=4
      SUMMARY:Review
      ORGANIZER:mailto:boss@example.com
      ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:Ann@example.com
      ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ben@example.com
      """;

  private final CalendarWorld world = CalendarWorld.ofAlice();

  @Test
  void shouldCancelTheEventWhenACancellationIsNotOlder() {
    takes(file("REQUEST", 2, INVITATION));
    takes(file("REQUEST", 2, occurrence("20260309T100000", "SUMMARY:Special")));

    assertThat(takes(file("CANCEL", 1, ""))).isEqualTo(report(0, 0, 1));
    assertThat(series().content().status()).isEqualTo(EventStatus.CONFIRMED);
    assertThat(takes(file("CANCEL", 3, ""))).isEqualTo(report(0, 1, 0));
    assertThat(series().content().status()).isEqualTo(EventStatus.CANCELLED);
    assertThat(series().overrides())
        .allMatch(override -> override.content().status() == EventStatus.CANCELLED);
    assertThat(series().sequence()).isEqualTo(3);
    assertThat(takes(file("CANCEL", 3, ""))).isEqualTo(report(0, 0, 1));
    assertThat(takes(file("REQUEST", 2, INVITATION))).isEqualTo(report(0, 0, 1));
  }

  @Test
  void shouldCancelOneOccurrenceWhenTheCancellationNamesIt() {
    takes(file("REQUEST", 2, INVITATION));

    String one = "RECURRENCE-ID:20260309T010000Z\nSTATUS:CANCELLED";
    assertThat(takes(file("CANCEL", 2, one))).isEqualTo(report(0, 1, 0));
    assertThat(series().content().status()).isEqualTo(EventStatus.CONFIRMED);
    assertThat(series().overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.occurrence()).isEqualTo(LocalDateTime.parse("2026-03-09T10:00"));
          assertThat(override.content().status()).isEqualTo(EventStatus.CANCELLED);
          assertThat(override.content().title()).isEqualTo("Review");
        });
    assertThat(takes(file("CANCEL", 2, one))).isEqualTo(report(0, 0, 1));
    // nor does an older revision of that occurrence bring it back
    assertThat(takes(file("REQUEST", 1, occurrence("20260309T100000", "SUMMARY:Old"))))
        .isEqualTo(report(0, 0, 1));
  }

  @Test
  void shouldEndTheSeriesWhenTheCancellationConcernsAllThatFollows() {
    takes(file("REQUEST", 2, INVITATION));
    takes(file("CANCEL", 3, "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Tokyo:20260316T100000"));

    assertThat(series().content().recurrence()).containsExactly("RRULE:FREQ=WEEKLY;COUNT=2");
  }

  @Test
  void shouldSayWhyWhenThereIsNothingToCancelOrAnswer() {
    assertThat(rejected(file("CANCEL", 1, "")))
        .isEqualTo("METHOD:CANCEL of an event that isn't here");
    takes(file("REQUEST", 2, INVITATION));
    assertThat(rejected(file("CANCEL", 2, "RECURRENCE-ID:20260310T010000Z")))
        .isEqualTo("The event has no such occurrence");
    assertThat(rejected(file("REPLY", 2, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:eve@example.com")))
        .isEqualTo("mail:eve@example.com is not invited");
    assertThat(rejected(file("REPLY", 2, ""))).startsWith("METHOD:REPLY without");
    assertThat(rejected(file("COUNTER", 2, INVITATION))).startsWith("METHOD:COUNTER asks");
    assertThat(rejected(file("ADD", 3, INVITATION))).startsWith("METHOD:ADD is not supported");
    assertThat(series().version()).isEqualTo(1);
  }

  @Test
  void shouldRecordTheAnswerWhenAnAttendeeReplies() {
    takes(file("REQUEST", 2, INVITATION));

    String reply = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.com\nCOMMENT:Gladly\\, yes";
    assertThat(takes(file("REPLY", 2, reply))).isEqualTo(report(0, 1, 0));
    assertThat(responses(series().content().attendees()))
        .containsExactly("ACCEPTED Gladly, yes", "NEEDS_ACTION null");
    assertThat(series().sequence()).isEqualTo(2);
    assertThat(takes(file("REPLY", 2, reply))).isEqualTo(report(0, 0, 1));
    assertThat(takes(file("REPLY", 1, reply.replace("ACCEPTED", "DECLINED"))))
        .isEqualTo(report(0, 0, 1));
  }

  @Test
  void shouldRecordTheAnswerToOneOccurrenceWhenTheReplyNamesIt() {
    takes(file("REQUEST", 0, INVITATION));
    takes(
        file(
            "REPLY",
            0,
            "RECURRENCE-ID;TZID=Asia/Tokyo:20260316T100000\n"
                + "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.com"));

    assertThat(responses(series().content().attendees()))
        .containsExactly("NEEDS_ACTION null", "NEEDS_ACTION null");
    assertThat(series().overrides())
        .singleElement()
        .satisfies(override -> {
          assertThat(override.occurrence()).isEqualTo(LocalDateTime.parse("2026-03-16T10:00"));
          assertThat(responses(override.content().attendees()))
              .containsExactly("NEEDS_ACTION null", "DECLINED null");
        });
  }

  @Test
  void shouldPutAnOccurrenceIntoItsSeriesWhenItComesByItself() {
    takes(file("REQUEST", 2, INVITATION));

    String moved = occurrence("20260309T100000", "SUMMARY:Moved").replace("T110000", "T113000");
    assertThat(takes(file("REQUEST", 3, moved))).isEqualTo(report(0, 1, 0));
    assertThat(series().content().recurrence()).containsExactly("RRULE:FREQ=WEEKLY;COUNT=4");
    assertThat(series().overrides())
        .extracting(EventOverride::occurrence)
        .containsExactly(LocalDateTime.parse("2026-03-09T10:00"));
    assertThat(series().overrides().getFirst().content().title()).isEqualTo("Moved");
    assertThat(takes(file("REQUEST", 3, moved))).isEqualTo(report(0, 0, 1));
    assertThat(takes(file("REQUEST", 2, moved.replace("Moved", "Older"))))
        .isEqualTo(report(0, 0, 1));
  }

  @Test
  void shouldCancelAnOccurrenceThatIsHereByItself() {
    takes(file("REQUEST", 1, occurrence("20260309T100000", "SUMMARY:Alone")));
    String id = "RECURRENCE-ID;TZID=Asia/Tokyo:20260309T100000";
    assertThat(takes(file("CANCEL", 1, id))).isEqualTo(report(0, 1, 0));

    String eventId = Ids.eventIdOf(UID, ";TZID=Asia/Tokyo:20260309T100000");
    assertThat(world.live(eventId).content().status()).isEqualTo(EventStatus.CANCELLED);
  }

  @Test
  void shouldChangeNothingWhenARevisionIsOlderBySequenceOrStamp() {
    takes(file("PUBLISH", 2, INVITATION));

    assertThat(takes(file("PUBLISH", 1, INVITATION.replace("Review", "Old"))))
        .isEqualTo(report(0, 0, 1));
    String earlier = file("PUBLISH", 2, INVITATION.replace("Review", "Earlier"));
    assertThat(takes(earlier.replace("DTSTAMP:2026", "DTSTAMP:2025"))).isEqualTo(report(0, 0, 1));
    assertThat(takes(file("PUBLISH", 2, INVITATION.replace("Review", "New"))))
        .isEqualTo(report(0, 1, 0));
    assertThat(series().content().title()).isEqualTo("New");
  }

  private static String file(String method, int sequence, String lines) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    METHOD:%s
    BEGIN:VEVENT
    UID:%s
    DTSTAMP:20260101T000000Z
    SEQUENCE:%d
    %s
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(method, UID, sequence, lines.strip());
  }

  private static String occurrence(String id, String more) {
    return """
    RECURRENCE-ID;TZID=Asia/Tokyo:%s
    DTSTART;TZID=Asia/Tokyo:%s
    DTEND;TZID=Asia/Tokyo:20260309T110000
    %s
    """
        .formatted(id, id, more);
  }

  private static Answer.OfImport report(int created, int updated, int unchanged) {
    return new Answer.OfImport(created, updated, unchanged, List.of());
  }

  private static List<String> responses(List<Attendee> attendees) {
    return attendees.stream()
        .map(attendee -> attendee.responseStatus() + " " + attendee.comment())
        .toList();
  }

  private Event series() {
    return world.live(Ids.eventIdOf(UID, ""));
  }

  private String rejected(String file) {
    Answer.OfImport answer = (Answer.OfImport) takes(file);
    assertThat(answer.created() + answer.updated() + answer.unchanged()).isZero();
    return answer.rejected().getFirst().reason();
  }

  /** Imports a file as the service does: what the reader refuses is part of the report. */
  private Answer takes(String file) {
    List<ImportedEvent> events = new ArrayList<>();
    List<Rejected> refused = new ArrayList<>();
    try {
      ICalendarReader.read(
          new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
          new ICalendarReader.Options(ZoneId.of("Asia/Tokyo")),
          new ICalendarReader.Sink() {
            @Override
            public void event(ImportedEvent event) {
              events.add(event);
            }

            @Override
            public void rejected(Rejected one) {
              refused.add(one);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Answer.OfImport answer =
        (Answer.OfImport) world.as("alice", new CalendarCommand.ImportEvents(events));
    refused.addAll(answer.rejected());
    return new Answer.OfImport(answer.created(), answer.updated(), answer.unchanged(), refused);
  }
}
