package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.event.Visibility;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.invitation.SchedulingMessage;
import org.jspecify.annotations.Nullable;

/** One calendar with its single writer, in memory: commands in, answers out, facts kept. */
final class CalendarWorld implements CalendarState {
  static final String CALENDAR = ShardKey.ofUser("alice").text() + "aaaaaaaaaaaaaaaaaaaa";

  private final Map<String, StoredEvent> events = new TreeMap<>();
  private final List<CalendarFact> facts = new ArrayList<>();
  private final List<ResourceClaims> claims = new ArrayList<>();
  private @Nullable Calendar calendar;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private int commands;

  /** A world in which alice owns the calendar. */
  static CalendarWorld ofAlice() {
    CalendarWorld world = new CalendarWorld();
    world.as("alice", new CalendarCommand.CreateCalendar(calendarDraft("Work", "Asia/Tokyo")));
    return world;
  }

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
    return facts.stream()
        .flatMap(fact ->
            switch (fact.body()) {
              case CalendarFact.Body.EventCreated created -> Stream.of(created.after());
              case CalendarFact.Body.EventUpdated updated -> Stream.of(updated.after());
              default -> Stream.empty();
            })
        .filter(event -> event.id().equals(eventId) && event.version() == version)
        .findFirst()
        .orElse(null);
  }

  Calendar present() {
    return Objects.requireNonNull(calendar);
  }

  List<CalendarFact> facts() {
    return facts;
  }

  Event live(String eventId) {
    if (events.get(eventId) instanceof StoredEvent.Live live) {
      return live.event();
    }
    throw new AssertionError("no event " + eventId);
  }

  void passes(java.time.Duration time) {
    now = now.plus(time);
  }

  Answer as(String actor, CalendarCommand command) {
    return as(actor, command, new Precondition.None());
  }

  Answer as(String actor, CalendarCommand command, Precondition precondition) {
    return decide(actor, command, precondition, null).answer();
  }

  Decision decide(
      String actor,
      CalendarCommand command,
      Precondition precondition,
      CommandContext.@Nullable Idempotency idempotency) {
    CommandContext context =
        new CommandContext("c" + ++commands, CALENDAR, actor, idempotency, precondition, now);
    Decision decision = CalendarDecider.decide(this, context, command);
    claims.addAll(ClaimOutbox.of(calendar, decision.facts(), () -> lives()));
    apply(decision.facts());
    return decision;
  }

  /** Returns what resources were sent since this was asked last. */
  List<ResourceClaims> newClaims() {
    List<ResourceClaims> sent = List.copyOf(claims);
    claims.clear();
    return sent;
  }

  /** Returns the events that are there. */
  List<Event> lives() {
    return events.values().stream()
        .flatMap(stored ->
            stored instanceof StoredEvent.Live live ? Stream.of(live.event()) : Stream.empty())
        .toList();
  }

  Instant now() {
    return now;
  }

  /** Takes a reply; tells whether it said anything new. */
  boolean receives(SchedulingMessage message) {
    List<CalendarFact> found =
        MessageDecider.reply(this, message, (SchedulingMessage.Body.Reply) message.body(), now);
    apply(found);
    return !found.isEmpty();
  }

  private void apply(List<CalendarFact> found) {
    for (CalendarFact fact : found) {
      String eventId = FactApplication.eventId(fact);
      if (eventId != null) {
        StoredEvent after = FactApplication.event(events.get(eventId), fact);
        if (after != null) {
          events.put(eventId, after);
        }
      }
      calendar = FactApplication.calendar(calendar, fact);
      facts.add(fact);
    }
  }

  Event creates(String actor, EventDraft draft) {
    Answer answer = as(actor, new CalendarCommand.CreateEvent("e" + (commands + 1), draft));
    return ((Answer.OfEvent) answer).event();
  }

  static Rejection rejection(Answer answer) {
    return ((Answer.OfRejection) answer).rejection();
  }

  static Rejection.@Nullable Kind refusal(Answer answer) {
    return answer instanceof Answer.OfRejection refused ? refused.rejection().kind() : null;
  }

  static String uid(String eventId) {
    return Ids.uidOf(eventId);
  }

  static CalendarDraft calendarDraft(String name, String zone) {
    return new CalendarDraft(
        Set.of(CalendarField.NAME, CalendarField.TIME_ZONE), name, null, null, zone, null, null);
  }

  static CalendarDraft renaming(String name) {
    return new CalendarDraft(Set.of(CalendarField.NAME), name, null, null, null, null, null);
  }

  static Drafting draft() {
    return new Drafting();
  }

  /** Builds drafts in the language of the tests. */
  static final class Drafting {
    private final EnumSet<EventField> fields = EnumSet.noneOf(EventField.class);
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable TimeDraft start;
    private @Nullable TimeDraft end;
    private @Nullable List<String> recurrence;
    private @Nullable EventStatus status;
    private @Nullable Visibility visibility;
    private @Nullable List<Attendee> attendees;

    Drafting title(@Nullable String text) {
      fields.add(EventField.TITLE);
      title = text;
      return this;
    }

    Drafting description(String text) {
      fields.add(EventField.DESCRIPTION);
      description = text;
      return this;
    }

    Drafting from(String local, String zone) {
      fields.add(EventField.START);
      start = new TimeDraft(local, zone, null);
      return this;
    }

    Drafting to(String local, String zone) {
      fields.add(EventField.END);
      end = new TimeDraft(local, zone, null);
      return this;
    }

    Drafting startAt(String dateTime) {
      fields.add(EventField.START);
      start = new TimeDraft(dateTime, null, null);
      return this;
    }

    Drafting endAt(String dateTime) {
      fields.add(EventField.END);
      end = new TimeDraft(dateTime, null, null);
      return this;
    }

    Drafting days(String first, String afterLast) {
      fields.add(EventField.START);
      fields.add(EventField.END);
      start = new TimeDraft(null, null, first);
      end = new TimeDraft(null, null, afterLast);
      return this;
    }

    Drafting recurring(String... lines) {
      fields.add(EventField.RECURRENCE);
      recurrence = List.of(lines);
      return this;
    }

    Drafting status(EventStatus value) {
      fields.add(EventField.STATUS);
      status = value;
      return this;
    }

    Drafting visibility(Visibility value) {
      fields.add(EventField.VISIBILITY);
      visibility = value;
      return this;
    }

    Drafting attendees(Attendee... who) {
      fields.add(EventField.ATTENDEES);
      attendees = List.of(who);
      return this;
    }

    EventDraft build() {
      return new EventDraft(
          fields,
          title,
          description,
          null,
          start,
          end,
          recurrence,
          status,
          visibility,
          null,
          attendees,
          null,
          null,
          null,
          null);
    }
  }

  /** A weekly meeting on Mondays and Wednesdays at ten in Tokyo, from Monday 2 March 2026. */
  static EventDraft weekly(String... more) {
    List<String> lines = new ArrayList<>(List.of("RRULE:FREQ=WEEKLY;BYDAY=MO,WE"));
    lines.addAll(List.of(more));
    return meeting().recurring(lines.toArray(String[]::new)).build();
  }

  static Drafting meeting() {
    return draft()
        .title("Planning")
        .from("2026-03-02T10:00:00", "Asia/Tokyo")
        .to("2026-03-02T11:00:00", "Asia/Tokyo");
  }
}
