package koyomi.topologies.calendar.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/**
 * The place of an occurrence in the order of views. As a page token it says only where the page
 * before ended, so it stays good while events come and go.
 *
 * @param start instant of the start, in epoch seconds; of a day its midnight in the calendar's zone
 * @param eventId the event
 * @param original original start: epoch seconds, of a day its midnight in UTC
 * @param calendarId the calendar
 */
record Position(long start, String eventId, long original, String calendarId)
    implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::start)
          .thenComparing(Position::eventId)
          .thenComparingLong(Position::original)
          .thenComparing(Position::calendarId);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  String encode() {
    String text = start + " " + original + " " + eventId + " " + calendarId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Position decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
      if (parts.length != 4) {
        throw new InvalidPageTokenException();
      }
      return new Position(Long.parseLong(parts[0]), parts[2], Long.parseLong(parts[1]), parts[3]);
    } catch (IllegalArgumentException _) {
      throw new InvalidPageTokenException();
    }
  }
}
