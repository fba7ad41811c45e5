package koyomi.domain.calendar.decide;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Resolution;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceSet;
import org.jspecify.annotations.Nullable;

/**
 * Edits of one, some or all occurrences of a series. Original starts name occurrences throughout.
 */
final class SeriesEdit {
  private final Event event;
  private final EventContent master;
  private final ZoneId calendarZone;
  private final ZoneId zone;
  private final RecurrenceSet set;

  SeriesEdit(Event event, ZoneId calendarZone) {
    this.event = event;
    this.master = event.content();
    this.calendarZone = calendarZone;
    this.zone = master.start().zone(calendarZone);
    this.set = EventDrafts.series(master, calendarZone, Leniency.LENIENT);
  }

  /** What makes new content of the content that held so far. */
  interface Edit {
    Resolution apply(EventContent base);
  }

  /** Returns the original start of the occurrence that a client named. */
  LocalDateTime find(Target.Occurrence named) {
    LocalDateTime found =
        switch (named) {
          case Target.Occurrence.At at -> atInstant(at.instant().getEpochSecond());
          case Target.Occurrence.Local local -> existing(local.local());
          case Target.Occurrence.Day day -> onDay(day.date().atStartOfDay());
        };
    if (found == null) {
      throw Refusal.of(Kind.NOT_FOUND, "The event has no such occurrence");
    }
    return found;
  }

  private @Nullable LocalDateTime atInstant(long second) {
    for (EventOverride override : event.overrides()) {
      if (EventTimes.instant(override.occurrence(), zone).getEpochSecond() == second) {
        return override.occurrence();
      }
    }
    OccurrenceCursor cursor = set.cursor();
    cursor.seek(second);
    return cursor.next() && cursor.epochSecond() == second
        ? EventTimes.ofLocalSecond(cursor.localSecond())
        : null;
  }

  private @Nullable LocalDateTime existing(LocalDateTime local) {
    boolean overridden =
        event.overrides().stream().anyMatch(override -> override.occurrence().equals(local));
    return overridden || set.contains(EventTimes.localSecond(local)) ? local : null;
  }

  /** A day names an occurrence of a timed series where only one begins on it. */
  private @Nullable LocalDateTime onDay(LocalDateTime midnight) {
    if (master.isAllDay()) {
      return existing(midnight);
    }
    OccurrenceCursor cursor = set.cursor();
    cursor.seek(EventTimes.instant(midnight, zone).getEpochSecond());
    LocalDateTime found = null;
    while (cursor.next()) {
      LocalDateTime local = EventTimes.ofLocalSecond(cursor.localSecond());
      if (!local.toLocalDate().equals(midnight.toLocalDate())) {
        break;
      }
      if (found != null) {
        return null;
      }
      found = local;
    }
    return found;
  }

  /** Tells whether the series has an occurrence with this original start. */
  boolean isThere(LocalDateTime occurrence) {
    return existing(occurrence) != null;
  }

  /** Returns what the occurrence shows: its override, or the series moved to its time. */
  EventContent contentOf(LocalDateTime occurrence) {
    for (EventOverride override : event.overrides()) {
      if (override.occurrence().equals(occurrence)) {
        return override.content();
      }
    }
    return movedTo(occurrence).withRecurrence(List.of());
  }

  private EventContent movedTo(LocalDateTime occurrence) {
    return movedTo(master, occurrence);
  }

  /** Returns the content of a series with the times that one of its occurrences has. */
  static EventContent movedTo(EventContent master, LocalDateTime occurrence) {
    Duration length = Duration.between(master.start().local(), master.end().local());
    return master.withTimes(
        master.start().withLocal(occurrence), master.end().withLocal(occurrence.plus(length)));
  }

  /** Edits one occurrence. */
  Revision override(LocalDateTime occurrence, Edit edit) {
    if (!master.isRecurring()) {
      return new Revision(EventDecisions.valid(edit.apply(master)), event.overrides(), List.of());
    }
    EventContent content = EventDecisions.valid(edit.apply(contentOf(occurrence)));
    if (content.isRecurring()) {
      throw Refusal.invalid("/recurrence", "one occurrence has no recurrence of its own");
    }
    List<EventOverride> overrides = new ArrayList<>(event.overrides());
    overrides.removeIf(override -> override.occurrence().equals(occurrence));
    overrides.add(new EventOverride(occurrence, content));
    overrides.sort(Comparator.comparing(EventOverride::occurrence));
    return new Revision(master, overrides, List.of());
  }

  /** Deletes one occurrence; null where it was the last. */
  @Nullable Revision without(LocalDateTime occurrence) {
    List<EventOverride> overrides = new ArrayList<>(event.overrides());
    overrides.removeIf(override -> override.occurrence().equals(occurrence));
    if (!master.isRecurring()) {
      return null;
    }
    EventContent content =
        master.withRecurrence(ExceptionLines.excluding(master, occurrence, zone));
    boolean empty =
        overrides.isEmpty()
            && !EventDrafts.series(content, calendarZone, Leniency.LENIENT).cursor().next();
    return empty ? null : new Revision(content, overrides, List.of());
  }

  /** Returns the series without an occurrence and all later ones; null where nothing is left. */
  @Nullable Revision before(LocalDateTime split) {
    long second = EventTimes.localSecond(split);
    OccurrenceCursor cursor = set.cursor();
    if (!master.isRecurring() || !cursor.next() || cursor.localSecond() >= second) {
      return null;
    }
    return new Revision(
        master.withRecurrence(set.before(second).toLines()),
        event.overrides().stream()
            .filter(override -> override.occurrence().isBefore(split))
            .toList(),
        List.of());
  }

  /** Returns an occurrence and all later ones as an edited series of their own. */
  Revision from(LocalDateTime split, Edit edit, EventDraft draft) {
    EventContent base =
        movedTo(split).withRecurrence(set.from(EventTimes.localSecond(split)).toLines());
    List<EventOverride> later =
        event.overrides().stream()
            .filter(override -> !override.occurrence().isBefore(split))
            .toList();
    return revise(base, later, edit, draft);
  }

  /** Edits the whole series, as seen from its first occurrence. */
  Revision fromFirst(LocalDateTime first, Edit edit, EventDraft draft) {
    // where DTSTART is taken out, another occurrence is the first
    boolean isStart =
        EventTimes.instant(first, zone).equals(EventTimes.instant(master.start().local(), zone));
    return isStart || !master.isRecurring() ? all(edit, draft) : from(first, edit, draft);
  }

  /** Edits the whole series. */
  Revision all(Edit edit, EventDraft draft) {
    return revise(master, event.overrides(), edit, draft);
  }

  /**
   * Edits a series with its overrides. Where only the start moves, or its zone, what is said of
   * single occurrences (EXDATE, RDATE, overrides) and UNTIL move along, so that none comes back and
   * none is lost; where the rule changes, overrides whose original start still occurs stay and the
   * others go. An override that holds nothing but answers follows the series; see {@link
   * Inheritance}.
   */
  private Revision revise(
      EventContent base, List<EventOverride> overrides, Edit edit, EventDraft draft) {
    EventContent edited = EventDecisions.valid(edit.apply(base));
    if (draft.has(EventField.RECURRENCE) || !isMoved(base.start(), edited.start())) {
      return keepExisting(
          edited, overrides.stream().map(each -> inheriting(each, base, edited)).toList());
    }
    RecurrenceSet.Moved moved =
        EventDrafts.series(base, calendarZone, Leniency.LENIENT)
            .movedTo(edited.start().local(), edited.start().zone(calendarZone));
    EventContent content = edited.withRecurrence(moved.lines().toLines());
    return keepExisting(
        content,
        overrides.stream().map(each -> moving(each, base, content, moved.along())).toList());
  }

  private boolean isMoved(EventTime from, EventTime to) {
    return from.isDate() == to.isDate()
        && !(from.local().equals(to.local())
            && from.zone(calendarZone).equals(to.zone(calendarZone)));
  }

  /** What was only answered follows the series. */
  private static EventOverride inheriting(
      EventOverride override, EventContent base, EventContent edited) {
    LocalDateTime occurrence = override.occurrence();
    return new EventOverride(
        occurrence,
        Inheritance.of(override.content(), movedTo(base, occurrence), movedTo(edited, occurrence)));
  }

  /**
   * An override that left the time alone moves with the series; one that set a time keeps it; what
   * was only answered follows.
   */
  private static EventOverride moving(
      EventOverride override, EventContent base, EventContent edited, Duration along) {
    EventContent own = override.content();
    LocalDateTime occurrence = override.occurrence().plus(along);
    EventContent before = movedTo(base, override.occurrence());
    EventContent after = Inheritance.of(own, before, movedTo(edited, occurrence));
    if (!after.equals(own) || !own.start().equals(before.start())) {
      return new EventOverride(occurrence, after);
    }
    Duration length = Duration.between(own.start().local(), own.end().local());
    return new EventOverride(
        occurrence,
        own.withTimes(
            edited.start().withLocal(occurrence), edited.end().withLocal(occurrence.plus(length))));
  }

  private Revision keepExisting(EventContent content, List<EventOverride> overrides) {
    if (overrides.isEmpty()) {
      return new Revision(content, List.of(), List.of());
    }
    RecurrenceSet after = EventDrafts.series(content, calendarZone, Leniency.LENIENT);
    List<EventOverride> kept = new ArrayList<>();
    List<LocalDateTime> dropped = new ArrayList<>();
    for (EventOverride override : overrides) {
      if (content.isRecurring() && after.contains(EventTimes.localSecond(override.occurrence()))) {
        kept.add(override);
      } else {
        dropped.add(override.occurrence());
      }
    }
    return new Revision(content, kept, dropped);
  }
}
