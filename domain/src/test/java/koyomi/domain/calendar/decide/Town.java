package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import org.jspecify.annotations.Nullable;

/** Several calendars, each with its writer, and the messages between them on their way. */
final class Town {
  static final String ORGANISER = Ids.homeCalendarId("alice");

  private final Map<String, Memory> calendars = new HashMap<>();
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
    List<SchedulingMessage> messages =
        state.calendar == null ? List.of() : Outbox.of(command, state.calendar, decision.facts());
    state.apply(decision.facts());
    sent.addAll(messages);
    onTheWay.addAll(messages);
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

  void deliverAll(Random random) {
    while (!onTheWay.isEmpty()) {
      deliverAny(random);
    }
  }

  private void deliver(SchedulingMessage message) {
    now = now.plusMillis(1);
    switch (message.body()) {
      case Body.Request request -> {
        Memory home = at(Ids.homeCalendarId(message.recipient()));
        home.apply(MessageDecider.request(home, message, request, now));
      }
      case Body.Cancel cancel -> {
        Memory home = at(Ids.homeCalendarId(message.recipient()));
        home.apply(MessageDecider.cancel(home, message, cancel, now));
      }
      case Body.Reply reply -> {
        Memory organiser = at(message.recipient());
        organiser.apply(MessageDecider.reply(organiser, message, reply, now));
      }
    }
  }

  int sentSoFar() {
    return sent.size();
  }

  @Nullable Event live(String calendarId, String eventId) {
    return at(calendarId).event(eventId) instanceof StoredEvent.Live live ? live.event() : null;
  }

  @Nullable Event copyOf(String user, String eventId) {
    return live(Ids.homeCalendarId(user), eventId);
  }

  Event original(String eventId) {
    return Objects.requireNonNull(live(ORGANISER, eventId));
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

    void apply(List<CalendarFact> facts) {
      for (CalendarFact fact : facts) {
        String eventId = FactApplication.eventId(fact);
        if (eventId != null) {
          events.put(
              eventId, Objects.requireNonNull(FactApplication.event(events.get(eventId), fact)));
        }
        calendar = FactApplication.calendar(calendar, fact);
      }
    }
  }
}
