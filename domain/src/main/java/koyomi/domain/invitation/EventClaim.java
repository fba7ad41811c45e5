package koyomi.domain.invitation;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import koyomi.domain.zone.Zones;

/**
 * All that an event wants of a resource from now on. A claim says everything, so one that comes
 * twice, or after a later one, changes nothing.
 *
 * @param event the organiser's event, in the version that claims; the one that the answer is to
 * @param order orders the claims of an event: place in the change log of its calendar
 * @param iCalUid its UID
 * @param sequence its SEQUENCE in that version
 * @param organizerId user whose event it is
 * @param timeZone IANA name of the zone in which whole days are read
 * @param released whether nothing is wanted any more; the times are then those wanted before
 * @param start first start
 * @param end first end
 * @param recurrence RFC 5545 content lines, without the occurrences to which the resource isn't
 *     invited
 * @param overrides occurrences at other times
 */
public record EventClaim(
    Original event,
    long order,
    String iCalUid,
    int sequence,
    String organizerId,
    String timeZone,
    boolean released,
    EventTime start,
    EventTime end,
    List<String> recurrence,
    List<Moved> overrides) {

  /** Copies the lists. */
  public EventClaim {
    recurrence = List.copyOf(recurrence);
    overrides = List.copyOf(overrides);
  }

  /**
   * An occurrence that has times of its own.
   *
   * @param occurrence original start in the series' zone; midnight for whole days
   * @param start its start
   * @param end its end
   */
  public record Moved(LocalDateTime occurrence, EventTime start, EventTime end) {}

  /** Returns the id of the reservation that a resource keeps for the event. */
  public String reservationId() {
    return reservationId(event.calendarId(), event.eventId());
  }

  /** Returns the id of the reservation that every resource keeps for an organiser's event. */
  public static String reservationId(String calendarId, String eventId) {
    return Ids.eventIdOf(calendarId + "/" + eventId, "claim");
  }

  /** Tells whether there can be more than one time. */
  public boolean isSeries() {
    return !recurrence.isEmpty() || !overrides.isEmpty();
  }

  /** Returns the zone in which whole days are read. */
  public ZoneId zone() {
    return Zones.of(timeZone);
  }

  /** Returns the claim of nothing that takes this one's place. */
  public EventClaim release(long version, long newOrder) {
    return new EventClaim(
        event.at(version),
        newOrder,
        iCalUid,
        sequence,
        organizerId,
        timeZone,
        true,
        start,
        end,
        recurrence,
        overrides);
  }
}
