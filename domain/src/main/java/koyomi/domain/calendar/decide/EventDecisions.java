package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Resolution;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** Decisions on events. What concerns a part of a series is worked out by {@link SeriesEdit}. */
final class EventDecisions {
  /** What of an invited copy its owner may edit. */
  private static final Set<EventField> REMINDERS = Set.of(EventField.REMINDERS);

  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  EventDecisions(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer create(String eventId, EventDraft draft) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    requireNew(eventId);
    EventContent content = valid(EventDrafts.create(draft, calendar.zone()));
    return created(eventId, Ids.uidOf(eventId), 0, content, List.of());
  }

  /** A body under an id that was never used makes the event; under a used one it replaces it. */
  Answer put(String eventId, EventDraft draft, Target target) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    if (target instanceof Target.Whole && !(state.event(eventId) instanceof StoredEvent.Live)) {
      Guards.precondition(context.precondition(), null);
      return create(eventId, draft);
    }
    Event event = Guards.event(state, context, calendar, eventId).event();
    Guards.precondition(context, event);
    Guards.notACopy(event);
    return edit(
        calendar, event, target, base -> EventDrafts.replace(draft, base, calendar.zone()), draft);
  }

  Answer patch(String eventId, EventDraft patch, Target target) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    Event event = Guards.event(state, context, calendar, eventId).event();
    Guards.precondition(context, event);
    if (!REMINDERS.containsAll(patch.fields())) {
      Guards.notACopy(event);
    }
    return edit(
        calendar, event, target, base -> EventDrafts.patch(patch, base, calendar.zone()), patch);
  }

  Answer delete(String eventId, Target target) {
    Calendar calendar = Guards.calendar(state, context, Role.EDITOR);
    Event event = Guards.event(state, context, calendar, eventId).event();
    Guards.precondition(context, event);
    if (event.isCopy() && target instanceof Target.Part part && part.scope() != Scope.ALL) {
      return new Responses(state, context, log).declined(event, part);
    }
    SeriesEdit series = new SeriesEdit(event, calendar.zone());
    Revision remaining =
        switch (target) {
          case Target.Whole _ -> null;
          case Target.Part part when part.scope() == Scope.ALL -> null;
          case Target.Part part when part.scope() == Scope.THIS ->
              series.without(series.find(part.occurrence()));
          case Target.Part part -> series.before(series.find(part.occurrence()));
        };
    if (remaining == null) {
      log.add(new EventDeleted(event, event.version() + 1));
    } else {
      log.add(new EventUpdated(event, shrunk(event, remaining)));
    }
    return new Answer.Deleted();
  }

  private Answer edit(
      Calendar calendar, Event event, Target target, SeriesEdit.Edit edit, EventDraft draft) {
    SeriesEdit series = new SeriesEdit(event, calendar.zone());
    return switch (target) {
      case Target.Whole _ -> updated(event, series.all(edit, draft));
      case Target.Part part when part.scope() == Scope.ALL ->
          updated(event, series.all(edit, draft));
      case Target.Part part when part.scope() == Scope.THIS ->
          updated(event, series.override(series.find(part.occurrence()), edit));
      case Target.Part part ->
          following(event, series, series.find(part.occurrence()), edit, draft);
    };
  }

  /** Splits the series: what was before stays, what follows becomes a series of its own. */
  private Answer following(
      Event event, SeriesEdit series, LocalDateTime split, SeriesEdit.Edit edit, EventDraft draft) {
    Revision first = series.before(split);
    if (first == null) {
      return updated(event, series.fromFirst(split, edit, draft));
    }
    Revision second = series.from(split, edit, draft);
    log.add(new EventUpdated(event, shrunk(event, first)));
    String eventId = Ids.eventIdOf(event.iCalUid(), context.commandId());
    Answer.OfEvent answer =
        created(
            eventId,
            Ids.uidOf(eventId),
            event.sequence(),
            Lineage.of(second.content(), event.iCalUid()),
            second.overrides());
    return new Answer.OfEvent(answer.event(), true, second.dropped());
  }

  private Answer updated(Event event, Revision revision) {
    if (revision.content().equals(event.content())
        && revision.overrides().equals(event.overrides())) {
      return new Answer.OfEvent(event, false, List.of());
    }
    Event after = revised(event, revision);
    log.add(new EventUpdated(event, after));
    return new Answer.OfEvent(after, false, revision.dropped());
  }

  private Event revised(Event event, Revision revision) {
    Event after = Revisions.next(event, revision.content(), revision.overrides(), context.now());
    return event.isCopy() ? after : Asking.next(event, after, false);
  }

  /** What only takes occurrences away asks nobody anew. */
  private Event shrunk(Event event, Revision revision) {
    Event after = Revisions.next(event, revision.content(), revision.overrides(), context.now());
    return Asking.next(event, after, true);
  }

  private Answer.OfEvent created(
      String eventId,
      String uid,
      int sequence,
      EventContent content,
      List<EventOverride> overrides) {
    long version = Revisions.first(state.event(eventId));
    Event event =
        new Event(
            context.calendarId(),
            eventId,
            uid,
            context.actor(),
            sequence,
            version,
            context.now(),
            context.now(),
            content,
            overrides);
    Event asking = Asking.first(event);
    log.add(new EventCreated(asking));
    return new Answer.OfEvent(asking, true, List.of());
  }

  private void requireNew(String eventId) {
    @Nullable StoredEvent stored = state.event(eventId);
    if (stored != null) {
      throw Refusal.of(
          Kind.CONFLICT,
          stored instanceof StoredEvent.Live
              ? "There is an event " + eventId + " already"
              : "The id " + eventId + " belonged to an event that was deleted");
    }
  }

  static EventContent valid(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Valid valid -> valid.content();
      case Resolution.Invalid invalid -> throw new Refusal(Rejection.invalid(invalid.violations()));
    };
  }
}
