package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import org.jspecify.annotations.Nullable;

/** Who is invited to an event or to occurrences of it, and what each of them sees of it. */
final class Invited {
  private final Map<String, Attendee> attendees = new LinkedHashMap<>();

  /** Adds those of an event who were asked by a command: attendees of a file never were. */
  Invited and(@Nullable Event event) {
    if (event != null) {
      add(event.content());
      event.overrides().forEach(override -> add(override.content()));
    }
    return this;
  }

  /** Adds one of those of an event, if he was asked. */
  Invited and(Event event, String identity) {
    Attendee known = new Invited().and(event).attendees.get(identity);
    if (known != null) {
      attendees.putIfAbsent(identity, known);
    }
    return this;
  }

  private void add(EventContent content) {
    for (Attendee attendee : content.attendees()) {
      if (attendee.participation().invitedVersion() > 0) {
        attendees.putIfAbsent(attendee.identity(), attendee);
      }
    }
  }

  /** Leaves a user out, who knows of the event anyway. */
  Invited without(String userId) {
    attendees.remove("user:" + userId);
    return this;
  }

  /** Adds those who are invited to a series, or to an occurrence of it, where they weren't. */
  Invited broughtIn(Event before, Event after) {
    broughtIn(before.content(), after.content());
    Map<LocalDateTime, EventContent> was = new HashMap<>();
    before.overrides().forEach(override -> was.put(override.occurrence(), override.content()));
    for (EventOverride override : after.overrides()) {
      broughtIn(was.getOrDefault(override.occurrence(), before.content()), override.content());
    }
    return this;
  }

  private void broughtIn(EventContent before, EventContent after) {
    for (Attendee attendee : after.attendees()) {
      if (InvitedView.entry(before, attendee.identity()) == null) {
        attendees.putIfAbsent(attendee.identity(), attendee);
      }
    }
  }

  Collection<Attendee> all() {
    return attendees.values();
  }

  boolean isEmpty() {
    return attendees.isEmpty();
  }

  /** What is said of somebody in the series (without a name) or in an occurrence. */
  record Own(String where, @Nullable Attendee entry) {}

  /**
   * Where somebody is invited, and how; occurrences that say the same as the series are left out.
   */
  static List<Own> own(@Nullable Event event, String identity) {
    List<Own> own = new ArrayList<>();
    if (event == null) {
      return own;
    }
    Attendee master = InvitedView.entry(event.content(), identity);
    if (master != null) {
      own.add(new Own("", master));
    }
    for (EventOverride override : event.overrides()) {
      Attendee entry = InvitedView.entry(override.content(), identity);
      if (!Objects.equals(entry, master)) {
        own.add(new Own(override.occurrence().toString(), entry));
      }
    }
    return own;
  }

  /** Tells whether all of the invited see the same of two versions, but for who is invited. */
  static boolean seeTheSame(Event before, Event after) {
    return bare(before).equals(bare(after));
  }

  /** What all of the invited see alike: no attendees, and no occurrence that is like its series. */
  private static List<Object> bare(Event event) {
    EventContent master = bare(event.content());
    List<Object> parts = new ArrayList<>(List.of(master, event.organizerId()));
    for (EventOverride override : event.overrides()) {
      EventContent content = bare(override.content());
      EventContent plain =
          SeriesEdit.movedTo(master, override.occurrence()).withRecurrence(List.of());
      if (!content.equals(plain)) {
        parts.add(new EventOverride(override.occurrence(), content));
      }
    }
    return parts;
  }

  private static EventContent bare(EventContent content) {
    return content.withAttendees(List.of()).withReminders(List.of());
  }
}
