package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import org.jspecify.annotations.Nullable;

/** Several calendars, each with its writer, and the messages between them on their way. */
final class Town implements CopyPlaces {
  static final String ORGANISER = Ids.homeCalendarId("alice");

  private final Map<String, Memory> calendars = new HashMap<>();
  private final Map<String, String> defaults = new HashMap<>();

  /** As the topology keeps them: copies that aren't in home calendars, by user and event. */
  private final Map<String, String> elsewhere = new HashMap<>();

  /** Calendars whose deletion or return is still to be told, and when they were deleted. */
  private final Map<String, Instant> announcements = new TreeMap<>();

  private final List<InvitationMail> mails = new ArrayList<>();
  private final List<SchedulingMessage> sent = new ArrayList<>();
  private final List<SchedulingMessage> onTheWay = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private int commands;

  Town() {
    as(
        "alice",
        ORGANISER,
        new CalendarCommand.CreateCalendar(CalendarWorld.calendarDraft("Work", "Asia/Tokyo")));
  }

  Answer as(String actor, String calendarId, CalendarCommand command) {
    now = now.plusMillis(1);
    Memory state = at(calendarId);
    CommandContext context =
        new CommandContext("c" + ++commands, calendarId, actor, null, new Precondition.None(), now);
    Decision decision = CalendarDecider.decide(state, context, command);
    Outgoing outgoing =
        state.calendar == null ? null : Outbox.of(command, state.calendar, decision.facts());
    apply(decision.facts());
    if (outgoing != null) {
      send(outgoing);
    }
    return decision.answer();
  }

  /** Delivers some message that is on its way, or one that was delivered before. */
  void deliverAny(Random random) {
    if (!onTheWay.isEmpty() && random.nextInt(4) > 0) {
      deliver(onTheWay.remove(random.nextInt(onTheWay.size())));
    } else if (!sent.isEmpty()) {
      deliver(sent.get(random.nextInt(sent.size())));
    }
  }

  void deliverAll() {
    while (!onTheWay.isEmpty()) {
      deliver(onTheWay.removeFirst());
    }
  }

  /** Delivers what was sent last, before all that is on its way longer. */
  void deliverLast() {
    deliver(onTheWay.removeLast());
  }

  void deliverAll(Random random) {
    while (!onTheWay.isEmpty()) {
      deliverAny(random);
    }
  }

  private void deliver(SchedulingMessage message) {
    now = now.plusMillis(1);
    switch (message.body()) {
      case Body.Request request -> {
        CalendarState place = of(message);
        Event copy = MessageDecider.copy(place, message);
        if (copy != null && place.calendar() != null) {
          answerAgain(place.calendar(), copy);
        }
        List<CalendarFact> facts = MessageDecider.request(place, message, request, now);
        Calendar calendar = place.calendar();
        Outgoing outgoing = calendar == null ? null : Outbox.ofInvitation(calendar, request, facts);
        apply(facts);
        if (outgoing != null) {
          send(outgoing);
        }
      }
      case Body.Cancel cancel -> apply(MessageDecider.cancel(of(message), message, cancel, now));
      case Body.Reply reply -> {
        Memory organiser = at(message.recipient());
        List<CalendarFact> facts = MessageDecider.reply(organiser, message, reply, now);
        if (organiser.calendar != null) {
          send(Outbox.ofAnswers(organiser.calendar, message, reply, facts));
        }
        apply(facts);
      }
    }
  }

  private void send(Outgoing outgoing) {
    sent.addAll(outgoing.messages());
    onTheWay.addAll(outgoing.messages());
    mails.addAll(outgoing.mails());
  }

  List<InvitationMail> mails() {
    return mails;
  }

  /** Lets a user's invitations go to another calendar, which is made where it isn't there. */
  void chooses(String user, String calendarId) {
    if (at(calendarId).calendar == null) {
      as(
          user,
          calendarId,
          new CalendarCommand.CreateCalendar(CalendarWorld.calendarDraft("Other", "Asia/Tokyo")));
    }
    defaults.put(user, calendarId);
  }

  private static String place(String user, Original original) {
    return user + " " + original.calendarId() + "/" + original.eventId();
  }

  /** Tells the invited what became of calendars that were deleted or brought back. */
  void announce() {
    for (String calendarId : List.copyOf(announcements.keySet())) {
      for (StoredEvent stored : List.copyOf(at(calendarId).events.values())) {
        if (stored instanceof StoredEvent.Live live) {
          Calendar calendar = Objects.requireNonNull(at(calendarId).calendar);
          send(Outbox.ofCalendar(calendar, live.event(), cause(calendar)));
          answerAgain(calendar, live.event());
        }
      }
    }
    announcements.clear();
  }

  private Outgoing.Cause cause(Calendar calendar) {
    return new Outgoing.Cause("a" + ++commands, calendar.ownerId(), calendar.updatedAt(), "event");
  }

  /** Answers again in a copy whose calendar is back, unless that is done or told of already. */
  private void answerAgain(Calendar calendar, Event event) {
    Instant deletedAt = announcements.get(calendar.id());
    if (deletedAt != null) {
      List<CalendarFact> again =
          AbsentCopies.returned(calendar, event, deletedAt, cause(calendar), now);
      send(Outbox.ofReturn(calendar, again));
      apply(again);
    }
  }

  @Override
  public CalendarState calendar(String calendarId) {
    return at(calendarId);
  }

  @Override
  public @Nullable String elsewhere(String userId, Original original) {
    return elsewhere.get(place(userId, original));
  }

  @Override
  public @Nullable String defaultCalendar(String userId) {
    return defaults.get(userId);
  }

  int sentSoFar() {
    return sent.size();
  }

  @Nullable Event live(String calendarId, String eventId) {
    return at(calendarId).event(eventId) instanceof StoredEvent.Live live ? live.event() : null;
  }

  /** Returns somebody's copy, in whichever calendar it is; there must not be two. */
  @Nullable Event copyOf(String user, String eventId) {
    Event found = null;
    for (Memory memory : List.copyOf(calendars.values())) {
      Calendar calendar = memory.calendar;
      if (calendar != null
          && calendar.ownerId().equals(user)
          && memory.event(eventId) instanceof StoredEvent.Live live
          && live.event().isCopy()) {
        if (found != null) {
          throw new AssertionError(user + " has two copies of " + eventId);
        }
        found = live.event();
      }
    }
    return found;
  }

  Event original(String eventId) {
    return Objects.requireNonNull(live(ORGANISER, eventId));
  }

  private void apply(List<CalendarFact> facts) {
    for (CalendarFact fact : facts) {
      Memory memory = at(fact.calendarId());
      memory.apply(fact);
      if (fact.body() instanceof CalendarFact.Body.CalendarChanged changed
          && (changed.kind() == CalendarChange.DELETED
              || changed.kind() == CalendarChange.RESTORED)) {
        announcements.put(fact.calendarId(), deletedAt(changed));
      }
      String eventId = FactApplication.eventId(fact);
      StoredEvent stored = eventId == null ? null : memory.event(eventId);
      Original original = stored == null ? null : stored.original();
      String user = Objects.requireNonNull(memory.calendar).ownerId();
      if (original != null && !fact.calendarId().equals(Ids.homeCalendarId(user))) {
        elsewhere.put(place(user, original), fact.calendarId());
      }
    }
  }

  private static Instant deletedAt(CalendarFact.Body.CalendarChanged changed) {
    Calendar gone = changed.kind() == CalendarChange.DELETED ? changed.after() : changed.before();
    return Objects.requireNonNull(Objects.requireNonNull(gone).deletedAt());
  }

  private Memory at(String calendarId) {
    return calendars.computeIfAbsent(calendarId, _ -> new Memory());
  }

  private static final class Memory implements CalendarState {
    private final Map<String, StoredEvent> events = new HashMap<>();
    private @Nullable Calendar calendar;

    @Override
    public @Nullable Calendar calendar() {
      return calendar;
    }

    @Override
    public @Nullable StoredEvent event(String eventId) {
      return events.get(eventId);
    }

    @Override
    public @Nullable Event version(String eventId, long version) {
      return null;
    }

    void apply(CalendarFact fact) {
      String eventId = FactApplication.eventId(fact);
      if (eventId != null) {
        events.put(
            eventId, Objects.requireNonNull(FactApplication.event(events.get(eventId), fact)));
      }
      calendar = FactApplication.calendar(calendar, fact);
    }
  }
}
