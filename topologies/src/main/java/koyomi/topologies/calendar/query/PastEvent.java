package koyomi.topologies.calendar.query;

import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.event.Event;

/**
 * An event as it was at a moment.
 *
 * @param event as it was
 * @param present its last version that there is, by which it is decided who may see it
 */
public record PastEvent(Event event, Event present) {
  /** Tells whether a caller with this role today sees all of it. */
  public boolean showsDetails(Role role, String userId) {
    return EventAccess.seesDetails(role, userId, event, present);
  }
}
