package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that mail programs save of invitations, and what a file says of its calendar. */
@ExtendWith(SharedStack.class)
class ReceivedFilesIT {
  private static final int MOST = 64 << 20;
  private static final String INVITATION =
      """
      DTSTART;TZID=Asia/Tokyo:20261207T100000
      DTEND;TZID=Asia/Tokyo:20261207T110000
      RRULE:FREQ=WEEKLY;COUNT=3
      SUMMARY:Review
      ATTENDEE:mailto:ann@example.com
      """;

  private final Person owner;
  private String calendar = "";

  ReceivedFilesIT(RunningStack stack) {
    owner = Person.stranger(stack);
  }

  @BeforeEach
  void make() {
    calendar = owner.newCalendar("Asia/Tokyo");
  }

  @Test
  void shouldCancelAnswerAndLeaveAloneAsTheMethodSays() {
    expect(take(file("REQUEST", 1, INVITATION)), 1, 0, 0);
    expect(take(file("CANCEL", 1, "RECURRENCE-ID:20261214T010000Z")), 0, 1, 0);
    assertThat(view().items("status")).containsExactly("CONFIRMED", "CANCELLED", "CONFIRMED");

    expect(take(file("REPLY", 1, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.com")), 0, 1, 0);
    var event = owner.get(calendar + "/events").items().getFirst();
    assertThat(event.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("ACCEPTED");

    expect(take(file("CANCEL", 0, "")), 0, 0, 1);
    expect(take(file("CANCEL", 2, "")), 0, 1, 0);
    assertThat(view().items("status")).containsOnly("CANCELLED");
    expect(take(file("REQUEST", 1, INVITATION)), 0, 0, 1);
    var refused = take(file("COUNTER", 2, INVITATION)).json().path("rejected");
    assertThat(refused.size()).isEqualTo(1);
  }

  @Test
  void shouldGiveBackWhatAFileSaidOfItsCalendar() {
    var properties =
        """
        X-WR-CALNAME:Test
        NAME:Holidays
        COLOR:turquoise
        REFRESH-INTERVAL;VALUE=DURATION:P1W
        IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.com/a.png
        X-PUBLISHED-TTL:PT12H
        """;
    var file =
        file("PUBLISH", 0, INVITATION).replace("METHOD:PUBLISH\n", "METHOD:PUBLISH\n" + properties);
    expect(take(file), 1, 0, 0);
    var etag = owner.get(calendar).etag();

    var export = owner.get(calendar + "/export").expect(200).text();
    assertThat(export.lines())
        .contains(
            "X-WR-CALNAME:Test",
            "NAME:Test",
            "X-KOYOMI-FILE-NAME:Holidays",
            "COLOR:turquoise",
            "REFRESH-INTERVAL;VALUE=DURATION:P1W",
            "IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.com/a.png",
            "X-PUBLISHED-TTL:PT12H")
        .noneMatch(line -> line.startsWith("METHOD"));
    expect(take(file), 0, 0, 1);
    assertThat(owner.get(calendar).etag()).isEqualTo(etag);
  }

  @Test
  void shouldRefuseAFileOfMoreThan64MiB() {
    var announced =
        owner
            .call("POST", calendar + "/import")
            .body("text/calendar", BodyPublishers.ofByteArray(new byte[MOST + 1]));
    announced.send().expectProblem(413);

    var streamed =
        owner
            .call("POST", calendar + "/import")
            .body("text/calendar", BodyPublishers.ofInputStream(() -> new Lines(MOST + 1)));
    streamed.send().expectProblem(413);
    assertThat(owner.get(calendar + "/events").items()).isEmpty();
  }

  private static void expect(Reply reply, int created, int updated, int unchanged) {
    var report = reply.json();
    assertThat(report.path("created").asInt()).as(reply.toString()).isEqualTo(created);
    assertThat(report.path("updated").asInt()).as(reply.toString()).isEqualTo(updated);
    assertThat(report.path("unchanged").asInt()).as(reply.toString()).isEqualTo(unchanged);
  }

  private Reply take(String file) {
    return owner.call("POST", calendar + "/import").body("text/calendar", file).send().expect(200);
  }

  private Reply view() {
    return owner.get(calendar + "/occurrences?from=2026-12-01&to=2027-01-01").expect(200);
  }

  private static String file(String method, int sequence, String lines) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    METHOD:%s
    BEGIN:VEVENT
    UID:received@example.com
    DTSTAMP:20260101T000000Z
    SEQUENCE:%d
    %s
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(method, sequence, lines.strip());
  }

  /** So many bytes of short lines. */
  private static final class Lines extends InputStream {
    private int left;

    Lines(int length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? '\n' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var count = Math.min(length, left);
      Arrays.fill(into, offset, offset + count, (byte) '\n');
      left -= count;
      return count;
    }
  }
}
