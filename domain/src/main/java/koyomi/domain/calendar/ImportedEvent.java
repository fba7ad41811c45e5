package koyomi.domain.calendar;

import java.util.List;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;

/**
 * An event read from an iCalendar file.
 *
 * @param eventId derived from the UID, see {@link koyomi.domain.id.Ids#eventIdOf}
 * @param iCalUid UID
 * @param sequence SEQUENCE, 0 where absent
 * @param line line of the file where its (first) component begins, from 1
 * @param content the master
 * @param overrides ordered by original start
 */
public record ImportedEvent(
    String eventId,
    String iCalUid,
    int sequence,
    int line,
    EventContent content,
    List<EventOverride> overrides) {

  /** Copies the overrides. */
  public ImportedEvent {
    overrides = List.copyOf(overrides);
  }
}
