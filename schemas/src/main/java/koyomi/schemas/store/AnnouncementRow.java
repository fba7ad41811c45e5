package koyomi.schemas.store;

import java.time.Instant;

/**
 * That a calendar was deleted or is back, which the invited of its events are being told.
 *
 * @param commandId the command that did it
 * @param actor who did
 * @param deletedAt when the calendar was deleted, also of one that is back since
 * @param after id of the event that was announced last; empty for none yet
 */
public record AnnouncementRow(String commandId, String actor, Instant deletedAt, String after) {
  /** Returns how far it has come. */
  public AnnouncementRow after(String eventId) {
    return new AnnouncementRow(commandId, actor, deletedAt, eventId);
  }
}
