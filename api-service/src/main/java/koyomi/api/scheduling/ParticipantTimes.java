package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.CalendarLookup;
import koyomi.api.read.Deadline;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.PutEvent;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.calendar.decide.Foresight;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventDrafts;
import koyomi.domain.event.Resolution;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.scheduling.BusyTime;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What those who are invited do at the times that an event is to have: of other people's events the
 * times alone. A warning, so what can't be had soon is left out.
 */
public final class ParticipantTimes {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final BusyTimes times;
  private final KnownEvents events;
  private final CalendarLookup calendars;
  private final InstantSource clock = InstantSource.system();

  /** Asks for busy times, for events as they are, and for the zones of calendars. */
  public ParticipantTimes(BusyTimes times, KnownEvents events, CalendarLookup calendars) {
    this.times = times;
    this.events = events;
    this.calendars = calendars;
  }

  /**
   * Returns the context of a command with what overlaps with its event as it will be, and with the
   * version that this goes out from: the writer leaves it out if it has another one by then.
   *
   * @param command makes, replaces or patches an event
   */
  public CommandContext with(
      HttpServletRequest request, Caller caller, CommandContext context, CalendarCommand command) {
    Search search = new Search(request, caller, context, Deadline.after(PATIENCE));
    try {
      return switch (command) {
        case CreateEvent create -> search.made(create.eventId(), create.draft(), null);
        case PutEvent put ->
            search.changed(
                put,
                put.eventId(),
                put.target(),
                put.target() instanceof Target.Whole ? put.draft() : null);
        case PatchEvent patch -> search.changed(patch, patch.eventId(), patch.target(), null);
        default -> context;
      };
    } catch (ProblemException | IOException e) {
      // whoever may not write, or whose body is wrong, is told so by the writer
      return context;
    }
  }

  /** What is looked for on behalf of one command. */
  private final class Search {
    private final HttpServletRequest request;
    private final Caller caller;
    private final CommandContext context;
    private final Deadline deadline;

    Search(HttpServletRequest request, Caller caller, CommandContext context, Deadline deadline) {
      this.request = request;
      this.caller = caller;
      this.context = context;
      this.deadline = deadline;
    }

    /**
     * Looks for what overlaps with a new event.
     *
     * @param calendarZone null where it isn't known
     */
    CommandContext made(String eventId, EventDraft draft, @Nullable ZoneId calendarZone)
        throws IOException {
      List<Attendee> attendees = draft.attendees();
      if (attendees == null || attendees.isEmpty()) {
        return context;
      }
      ZoneId zone = calendarZone == null ? zone(draft) : calendarZone;
      if (!(EventDrafts.create(draft, zone) instanceof Resolution.Valid(EventContent content))) {
        return context;
      }
      Instant now = clock.instant();
      Event event =
          new Event(
              context.calendarId(),
              eventId,
              Ids.uidOf(eventId),
              caller.userId(),
              0,
              1,
              now,
              now,
              content,
              List.of());
      return context.withFound(overlaps(event, zone, 0, BusyTimes.Apart.NOTHING), 0);
    }

    /**
     * Looks for what overlaps with an event as a command will leave it.
     *
     * @param whole what makes it where it isn't there; null if nothing does
     */
    CommandContext changed(
        CalendarCommand command, String eventId, Target target, @Nullable EventDraft whole)
        throws IOException {
      Optional<KnownEvents.Known> known =
          events.find(request, caller, context.calendarId(), eventId, deadline);
      if (known.isEmpty()) {
        return context;
      }
      Calendar calendar = known.get().calendar();
      Event event = known.get().event();
      if (event == null) {
        return whole == null ? context : made(eventId, whole, calendar.zone());
      }
      if (event.isCopy()) {
        return context;
      }
      BusyTimes.Apart itself = new BusyTimes.Apart(event.calendarId(), eventId);
      List<Conflict> found = new ArrayList<>();
      for (Event after : Foresight.written(calendar, event, context, command)) {
        found.addAll(overlaps(after, calendar.zone(), edited(event, after, target), itself));
      }
      return context.withFound(found, event.version());
    }

    /** Returns the first overlaps in time, those of an occurrence that is edited among them. */
    private List<Conflict> overlaps(Event event, ZoneId zone, int edited, BusyTimes.Apart apart)
        throws IOException {
      EventGuests guests = EventGuests.of(event, zone, caller.userId(), clock.instant(), edited);
      Set<String> ids = guests.ids();
      List<Span> windows = guests.windows();
      List<Conflict> found = new ArrayList<>();
      for (int window = windows.size() - 1; window >= 0; window--) {
        Map<String, BusyTime> busy =
            times.of(request, caller, ids, windows.get(window), apart, deadline);
        guests.overlaps(window, busy).stream()
            .sorted(Conflict.BY_BEGIN)
            .limit(CalendarState.MOST_CONFLICTS - found.size())
            .forEach(found::add);
      }
      found.sort(Conflict.BY_BEGIN);
      return found;
    }

    private ZoneId zone(EventDraft draft) {
      return isZoned(draft.start()) && isZoned(draft.end())
          ? ZoneOffset.UTC
          : Zones.of(calendars.find(request, caller, context.calendarId()).timeZone());
    }
  }

  /** Returns the number of the override that a change of one occurrence makes, 0 for none. */
  private static int edited(Event before, Event after, Target target) {
    if (target instanceof Target.Part part && part.scope() == Scope.THIS) {
      for (int i = 0; i < after.overrides().size(); i++) {
        if (!before.overrides().contains(after.overrides().get(i))) {
          return i + 1;
        }
      }
    }
    return 0;
  }

  private static boolean isZoned(@Nullable TimeDraft time) {
    String dateTime = time == null ? null : time.dateTime();
    return time != null
        && dateTime != null
        && (time.timeZone() != null || !dateTime.matches(".*:\\d\\d(\\.\\d+)?"));
  }
}
