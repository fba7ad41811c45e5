package koyomi.bench.data;

import java.time.Instant;

/**
 * One occurrence as a view shows it.
 *
 * @param eventId of the event
 * @param occurrence original start, as text
 * @param occurrenceAt original start, for the order
 * @param start as text, with offset
 * @param end as text, with offset
 * @param startAt of a day its midnight in the calendar's zone
 * @param endAt of a day its midnight in the calendar's zone
 * @param allDay whether the texts are dates
 * @param timeZone of the event; of whole days empty, and not shown
 * @param title what is shown
 * @param location where
 * @param recurring whether it is of a series
 * @param organizerId who
 */
public record Item(
    String eventId,
    String occurrence,
    Instant occurrenceAt,
    String start,
    String end,
    Instant startAt,
    Instant endAt,
    boolean allDay,
    String timeZone,
    String title,
    String location,
    boolean recurring,
    String organizerId) {

  /** Returns the iCalendar UID of an event made through the API. */
  public String iCalUid() {
    return eventId + "@koyomi";
  }

  /** Returns the object that the API answers; generated texts need no escapes. */
  public String json() {
    return "{\"eventId\":\""
        + eventId
        + "\",\"iCalUid\":\""
        + iCalUid()
        + "\",\"occurrence\":\""
        + occurrence
        + "\",\"start\":\""
        + start
        + "\",\"end\":\""
        + end
        + "\",\"allDay\":"
        + allDay
        + (allDay ? "" : ",\"timeZone\":\"" + timeZone + "\"")
        + ",\"title\":\""
        + title
        + "\",\"location\":\""
        + location
        + "\",\"status\":\"CONFIRMED\",\"visibility\":\"PUBLIC\",\"transparency\":\"OPAQUE\",\"recurring\":"
        + recurring
        + ",\"organizerId\":\""
        + organizerId
        + "\"}";
  }
}
