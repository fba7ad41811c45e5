package koyomi.domain.scheduling;

import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.expansion.Occurrence;

/** Whether an event, and each of its overrides, takes the time of a person. */
final class BusyFaces {
  private final Event event;
  private final long changed;
  private final Takes[] faces;

  private enum Takes {
    NOTHING,
    PERHAPS,
    SURELY
  }

  BusyFaces(Event event, String person) {
    this.event = event;
    this.changed = event.updatedAt().toEpochMilli();
    // who calls others together comes, whether or not he says so in his own list
    boolean isOwn = !event.isCopy() && event.organizerId().equals(person);
    this.faces = new Takes[event.overrides().size() + 1];
    for (int face = 0; face < faces.length; face++) {
      EventContent content =
          face == 0 ? event.content() : event.overrides().get(face - 1).content();
      faces[face] = takes(content, person, isOwn);
    }
  }

  private static Takes takes(EventContent content, String person, boolean isOwn) {
    if (content.status() == EventStatus.CANCELLED
        || content.transparency() == Transparency.TRANSPARENT) {
      return Takes.NOTHING;
    }
    ResponseStatus response =
        content.attendees().stream()
            .filter(attendee -> person.equals(attendee.userId()))
            .map(attendee -> attendee.responseStatus())
            .findFirst()
            .orElse(ResponseStatus.ACCEPTED);
    if (response == ResponseStatus.DECLINED || response == ResponseStatus.DELEGATED) {
      return Takes.NOTHING;
    }
    boolean comes =
        response == ResponseStatus.ACCEPTED || (isOwn && response == ResponseStatus.NEEDS_ACTION);
    return content.status() == EventStatus.CONFIRMED && comes ? Takes.SURELY : Takes.PERHAPS;
  }

  /** Tells whether no occurrence takes any time. */
  boolean takeNothing() {
    for (Takes face : faces) {
      if (face != Takes.NOTHING) {
        return false;
      }
    }
    return true;
  }

  boolean takes(Occurrence occurrence) {
    return faces[occurrence.face()] != Takes.NOTHING;
  }

  /** Returns what an occurrence takes, if it ends then. */
  BusyInterval interval(Occurrence occurrence, long end) {
    return new BusyInterval(
        new BusyInterval.Key(
            event.calendarId(), event.id(), occurrence.original(), event.content().isAllDay()),
        occurrence.originalOffset(),
        occurrence.start(),
        occurrence.startOffset(),
        end,
        occurrence.endOffset(),
        occurrence.allDay(),
        faces[occurrence.face()] == Takes.PERHAPS,
        changed);
  }
}
