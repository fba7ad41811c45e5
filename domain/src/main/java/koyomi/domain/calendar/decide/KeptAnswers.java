package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.ResponseStatus;

/**
 * What attendees answered here, when a file brings an event that is here already. A file that says
 * NEEDS-ACTION knows of no answer, and one that isn't newer knows of none that is later: neither
 * takes one away. Who is a user here stays one though the file names the address alone, and whoever
 * was asked stays asked.
 */
final class KeptAnswers {
  private final boolean newer;

  /**
   * Makes it for one file.
   *
   * @param newer whether its revision is later than the one that is here
   */
  KeptAnswers(boolean newer) {
    this.newer = newer;
  }

  /** Returns a whole event of a file with the answers of the one that is here. */
  static ImportedEvent in(ImportedEvent imported, Event present) {
    KeptAnswers kept =
        new KeptAnswers(
            Received.isNewer(imported, present.sequence(), present.content().iCalendar()));
    Map<LocalDateTime, EventContent> here = new HashMap<>();
    present.overrides().forEach(each -> here.put(each.occurrence(), each.content()));
    List<EventOverride> overrides =
        imported.overrides().stream()
            .map(each ->
                new EventOverride(
                    each.occurrence(),
                    kept.in(
                        each.content(), here.getOrDefault(each.occurrence(), present.content()))))
            .toList();
    return new ImportedEvent(
        imported.eventId(),
        imported.iCalUid(),
        imported.sequence(),
        imported.line(),
        kept.in(imported.content(), present.content()),
        overrides,
        imported.method(),
        imported.target());
  }

  /** Returns the content of a file with the answers that are here. */
  EventContent in(EventContent file, EventContent here) {
    if (file.attendees().isEmpty() || here.attendees().isEmpty()) {
      return file;
    }
    Map<String, Attendee> known = new HashMap<>();
    here.attendees().forEach(attendee -> known.putIfAbsent(attendee.identity(), attendee));
    here.attendees().forEach(attendee -> known.putIfAbsent(address(attendee), attendee));
    return file.withAttendees(
        file.attendees().stream()
            .map(attendee -> {
              Attendee same = known.getOrDefault(address(attendee), known.get(attendee.identity()));
              return same == null ? attendee : of(attendee, same);
            })
            .toList());
  }

  private static String address(Attendee attendee) {
    String email = attendee.email();
    return email == null ? attendee.identity() : "address:" + email.toLowerCase(Locale.ROOT);
  }

  private Attendee of(Attendee file, Attendee known) {
    Attendee named =
        file.userId() == null && known.userId() != null ? file.withUserId(known.userId()) : file;
    boolean fileSays = file.responseStatus() != ResponseStatus.NEEDS_ACTION;
    boolean fileCounts = newer || known.responseStatus() == ResponseStatus.NEEDS_ACTION;
    return fileSays && fileCounts && file.responseStatus() != known.responseStatus()
        ? named.with(known.participation())
        : named.withAnswerOf(known);
  }
}
