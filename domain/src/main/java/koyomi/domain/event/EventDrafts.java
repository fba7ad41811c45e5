package koyomi.domain.event;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.id.Ids;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.RecurrenceException;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import org.jspecify.annotations.Nullable;

/** Turns what a client sent into the whole content that is to be stored, or says what is wrong. */
public final class EventDrafts {
  private EventDrafts() {}

  /** Resolves a new event: an absent field takes its default. */
  public static Resolution create(EventDraft draft, ZoneId calendarZone) {
    return resolve(draft, null, false, calendarZone);
  }

  /**
   * Resolves a whole body that takes the place of stored content: an absent field takes its
   * default, but answers of attendees and what only iCalendar can say stay.
   */
  public static Resolution replace(EventDraft draft, EventContent stored, ZoneId calendarZone) {
    return resolve(draft, stored, false, calendarZone);
  }

  /** Resolves a merge patch (RFC 7396) of stored content. */
  public static Resolution patch(EventDraft patch, EventContent stored, ZoneId calendarZone) {
    return resolve(patch, stored, true, calendarZone);
  }

  private static Resolution resolve(
      EventDraft draft, @Nullable EventContent stored, boolean patch, ZoneId calendarZone) {
    List<Violation> violations = new ArrayList<>();
    EventContent base = patch ? stored : null;
    EventTime start = time(draft, EventField.START, base, violations);
    EventTime end = time(draft, EventField.END, base, violations);
    if (start == null || end == null) {
      return new Resolution.Invalid(violations);
    }
    List<String> recurrence =
        pick(
            draft,
            EventField.RECURRENCE,
            draft.recurrence(),
            base,
            EventContent::recurrence,
            List.of());
    EventContent content =
        new EventContent(
            pick(draft, EventField.TITLE, draft.title(), base, EventContent::title, ""),
            pickNullable(
                draft,
                EventField.DESCRIPTION,
                draft.description(),
                base == null ? null : base.description()),
            pickNullable(
                draft,
                EventField.LOCATION,
                draft.location(),
                base == null ? null : base.location()),
            start,
            end,
            recurrence,
            pick(
                draft,
                EventField.STATUS,
                draft.status(),
                base,
                EventContent::status,
                EventStatus.CONFIRMED),
            pick(
                draft,
                EventField.VISIBILITY,
                draft.visibility(),
                base,
                EventContent::visibility,
                Visibility.PUBLIC),
            pick(
                draft,
                EventField.TRANSPARENCY,
                draft.transparency(),
                base,
                EventContent::transparency,
                Transparency.OPAQUE),
            attendees(draft, base, stored),
            pick(
                draft,
                EventField.REMINDERS,
                draft.reminders(),
                base,
                EventContent::reminders,
                List.of()),
            pick(
                draft,
                EventField.ATTACHMENTS,
                draft.attachments(),
                base,
                EventContent::attachments,
                List.of()),
            pickNullable(
                draft,
                EventField.CONFERENCE,
                draft.conference(),
                base == null ? null : base.conference()),
            properties(draft, base),
            stored == null ? List.of() : stored.iCalendar());
    violations.addAll(EventRules.violations(content, calendarZone));
    if (draft.has(EventField.ATTENDEES)) {
      checkResources(content.attendees(), violations);
    }
    if (draft.has(EventField.RECURRENCE) || draft.has(EventField.START)) {
      Leniency leniency = draft.has(EventField.RECURRENCE) ? Leniency.STRICT : Leniency.LENIENT;
      checkRecurrence(content, calendarZone, leniency, violations);
    }
    return violations.isEmpty()
        ? new Resolution.Valid(content)
        : new Resolution.Invalid(violations);
  }

  /**
   * Says what is wrong with the recurrence lines of a content, if anything.
   *
   * @param leniency {@link Leniency#STRICT} for what an API client sent
   */
  public static void checkRecurrence(
      EventContent content, ZoneId calendarZone, Leniency leniency, List<Violation> violations) {
    if (!content.isRecurring()) {
      return;
    }
    try {
      series(content, calendarZone, leniency);
    } catch (RecurrenceException e) {
      violations.add(
          new Violation(
              e.line() < 0 ? "/recurrence" : "/recurrence/" + e.line(),
              String.valueOf(e.getMessage())));
    }
  }

  /**
   * Returns the recurrence set of a content; a single event's has its start alone.
   *
   * @throws RecurrenceException if the lines make no sense
   */
  public static RecurrenceSet series(EventContent content, ZoneId calendarZone, Leniency leniency) {
    RecurrenceLines lines = RecurrenceLines.parse(content.recurrence(), leniency);
    return switch (content.start()) {
      case EventTime.Date date -> RecurrenceSet.allDay(date.date(), lines);
      case EventTime.Zoned zoned ->
          RecurrenceSet.timed(zoned.local(), zoned.zone(calendarZone), lines);
      case EventTime.Floating floating ->
          RecurrenceSet.timed(floating.local(), calendarZone, lines);
    };
  }

  private static @Nullable EventTime time(
      EventDraft draft, EventField field, @Nullable EventContent base, List<Violation> violations) {
    String pointer = field == EventField.START ? "/start" : "/end";
    TimeDraft sent = field == EventField.START ? draft.start() : draft.end();
    EventTime stored = base == null ? null : field == EventField.START ? base.start() : base.end();
    if (sent != null) {
      return EventTimes.read(sent, stored, pointer, violations);
    }
    if (draft.has(field) || stored == null) {
      violations.add(new Violation(pointer, "is required"));
      return null;
    }
    return stored;
  }

  private static <T> T pick(
      EventDraft draft,
      EventField field,
      @Nullable T sent,
      @Nullable EventContent base,
      java.util.function.Function<EventContent, T> kept,
      T absent) {
    if (draft.has(field) || base == null) {
      return sent == null ? absent : sent;
    }
    return kept.apply(base);
  }

  private static <T> @Nullable T pickNullable(
      EventDraft draft, EventField field, @Nullable T sent, @Nullable T kept) {
    return draft.has(field) ? sent : kept;
  }

  /** What can't be a resource here would never answer. What is stored is left alone. */
  private static void checkResources(List<Attendee> attendees, List<Violation> violations) {
    for (int i = 0; i < attendees.size(); i++) {
      String resource = attendees.get(i).resourceId();
      if (resource != null && !Ids.isResourceId(resource)) {
        violations.add(
            new Violation("/attendees/" + i + "/resourceId", "is not the id of a resource"));
      }
    }
  }

  /** Answers belong to the attendees: a list sent by another keeps those given. */
  private static List<Attendee> attendees(
      EventDraft draft, @Nullable EventContent base, @Nullable EventContent stored) {
    List<Attendee> sent =
        pick(
            draft,
            EventField.ATTENDEES,
            draft.attendees(),
            base,
            EventContent::attendees,
            List.of());
    if (stored == null || stored.attendees().isEmpty() || !draft.has(EventField.ATTENDEES)) {
      return sent;
    }
    Map<String, Attendee> known = new HashMap<>();
    stored.attendees().forEach(attendee -> known.put(attendee.identity(), attendee));
    return sent.stream()
        .map(attendee -> {
          Attendee kept = known.get(attendee.identity());
          return kept == null ? attendee : attendee.withAnswerOf(kept);
        })
        .toList();
  }

  private static SortedMap<String, String> properties(
      EventDraft draft, @Nullable EventContent base) {
    TreeMap<String, String> merged =
        new TreeMap<>(base == null ? Map.of() : base.extendedProperties());
    Map<String, @Nullable String> sent = draft.extendedProperties();
    if (sent == null) {
      if (draft.has(EventField.EXTENDED_PROPERTIES)) {
        merged.clear();
      }
      return merged;
    }
    sent.forEach((key, value) -> {
      if (value == null) {
        merged.remove(key);
      } else {
        merged.put(key, value);
      }
    });
    return merged;
  }
}
