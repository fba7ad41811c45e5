package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.access.EventAccess;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarFact.Body.ImportCompleted;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventRules;
import koyomi.domain.event.Violation;
import koyomi.domain.id.Ids;
import koyomi.domain.recurrence.Leniency;
import org.jspecify.annotations.Nullable;

/**
 * Takes a slice of an imported file: each event by itself, so that a bad one never loses another.
 */
final class ImportDecisions {
  private static final String INVITATION = "is an invitation here, which its organiser keeps";

  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  /** What this slice made of an id so far; a file may name one twice. */
  private final Map<String, Event> taken = new HashMap<>();

  private final List<Rejected> rejected = new ArrayList<>();
  private int created;
  private int updated;
  private int unchanged;

  ImportDecisions(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer take(List<ImportedEvent> events) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    Role role = Guards.requireRole(calendar, context, Role.EDITOR);
    for (ImportedEvent event : events) {
      try {
        switch (event.method()) {
          case PUBLISH -> publish(calendar, role, event);
          case CANCEL, REPLY -> message(calendar, role, event);
        }
      } catch (Refusal e) {
        reject(event, e.rejection().detail());
      }
    }
    if (context.idempotency() != null) {
      log.add(new ImportCompleted(created, updated, unchanged, rejected));
    }
    return new Answer.OfImport(created, updated, unchanged, rejected);
  }

  /** A cancellation or a reply: of the event, or of an occurrence that is here by itself. */
  private void message(Calendar calendar, Role role, ImportedEvent imported) {
    Event present = present(Ids.eventIdOf(imported.iCalUid(), ""));
    ImportedEvent concerned = imported;
    if (present == null && imported.target() instanceof Target.Part) {
      present = present(imported.eventId());
      concerned = whole(imported);
    }
    if (present == null) {
      reject(imported, "METHOD:" + imported.method() + " of an event that isn't here");
    } else if (!EventAccess.seesDetails(role, context.actor(), present)) {
      reject(imported, "is private here");
    } else if (present.isCopy()) {
      reject(imported, INVITATION);
    } else {
      Received received = new Received(present, calendar.zone(), context.now());
      updated(
          present,
          imported.method() == ImportedEvent.Method.CANCEL
              ? received.cancelled(concerned)
              : received.answered(concerned));
    }
  }

  private static ImportedEvent whole(ImportedEvent imported) {
    return new ImportedEvent(
        imported.eventId(),
        imported.iCalUid(),
        imported.sequence(),
        imported.line(),
        imported.content(),
        imported.overrides(),
        imported.method(),
        new Target.Whole());
  }

  private void updated(Event present, @Nullable Event after) {
    if (after == null) {
      unchanged++;
    } else {
      log.add(new EventUpdated(present, after));
      taken.put(after.id(), after);
      updated++;
    }
  }

  /** An event, or an occurrence by itself, which belongs into its series where that is here. */
  private void publish(Calendar calendar, Role role, ImportedEvent imported) {
    Event series =
        imported.target() instanceof Target.Part
            ? present(Ids.eventIdOf(imported.iCalUid(), ""))
            : null;
    if (series == null
        || !(imported.target() instanceof Target.Part part)
        || present(imported.eventId()) != null) {
      take(calendar, role, imported);
      return;
    }
    List<Violation> violations = violations(calendar, imported);
    Received received = new Received(series, calendar.zone(), context.now());
    LocalDateTime occurrence = received.occurrence(part.occurrence());
    if (occurrence == null || !violations.isEmpty()) {
      take(calendar, role, imported);
    } else if (!EventAccess.seesDetails(role, context.actor(), series)) {
      reject(imported, "is private here");
    } else if (series.isCopy()) {
      reject(imported, INVITATION);
    } else {
      updated(series, received.with(imported, occurrence));
    }
  }

  private void take(Calendar calendar, Role role, ImportedEvent imported) {
    List<Violation> violations = violations(calendar, imported);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      reject(imported, (first.pointer() + " " + first.detail()).strip());
      return;
    }
    Event present = present(imported.eventId());
    if (present == null) {
      long version = Revisions.first(state.event(imported.eventId()));
      Event event =
          new Event(
              context.calendarId(),
              imported.eventId(),
              imported.iCalUid(),
              context.actor(),
              imported.sequence(),
              version,
              context.now(),
              context.now(),
              imported.content(),
              imported.overrides());
      log.add(new EventCreated(event));
      taken.put(event.id(), event);
      created++;
    } else if (!EventAccess.seesDetails(role, context.actor(), present)) {
      reject(imported, "is private here");
    } else if (present.isCopy()) {
      reject(imported, INVITATION);
    } else {
      ImportedEvent answered = KeptAnswers.in(imported, present);
      boolean says =
          !saysTheSame(answered, present)
              && !Received.isOlder(imported, present.sequence(), present.content().iCalendar());
      updated(
          present,
          says
              ? present.revised(
                  answered.sequence(), context.now(), answered.content(), answered.overrides())
              : null);
    }
  }

  private @Nullable Event present(String eventId) {
    Event event = taken.get(eventId);
    if (event == null && state.event(eventId) instanceof StoredEvent.Live live) {
      return live.event();
    }
    return event;
  }

  private void reject(ImportedEvent imported, String reason) {
    rejected.add(new Rejected(imported.iCalUid(), imported.line(), reason));
  }

  private static List<Violation> violations(Calendar calendar, ImportedEvent imported) {
    List<Violation> found =
        new ArrayList<>(EventRules.violations(imported.content(), calendar.zone()));
    EventDrafts.checkRecurrence(imported.content(), calendar.zone(), Leniency.LENIENT, found);
    for (EventOverride override : imported.overrides()) {
      found.addAll(EventRules.violations(override.content(), calendar.zone()));
    }
    return found;
  }

  /** A file that only bears another time of writing says nothing new. */
  private static boolean saysTheSame(ImportedEvent imported, Event present) {
    if (!stampless(imported.content()).equals(stampless(present.content()))
        || imported.overrides().size() != present.overrides().size()
        || imported.sequence() > present.sequence()) {
      return false;
    }
    for (int i = 0; i < imported.overrides().size(); i++) {
      EventOverride a = imported.overrides().get(i);
      EventOverride b = present.overrides().get(i);
      if (!a.occurrence().equals(b.occurrence())
          || !stampless(a.content()).equals(stampless(b.content()))) {
        return false;
      }
    }
    return true;
  }

  private static EventContent stampless(EventContent content) {
    return content.withICalendar(
        content.iCalendar().stream().filter(line -> !isStamp(line)).toList());
  }

  /** Tells whether a kept line says when a file's component was written or changed. */
  static boolean isStamp(String line) {
    return line.startsWith("DTSTAMP") || line.startsWith("LAST-MODIFIED");
  }
}
