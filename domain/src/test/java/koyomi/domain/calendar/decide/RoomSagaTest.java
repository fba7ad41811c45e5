package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.CALENDAR;
import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.event.ResponseStatus.ACCEPTED;
import static koyomi.domain.event.ResponseStatus.NEEDS_ACTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.zone.TzifWriter;
import koyomi.domain.zone.ZoneData;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.domain.zone.Zones;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** A calendar and a room, and the claims and answers between them, late, twice and in any order. */
class RoomSagaTest {
  private static final Target WHOLE = new Target.Whole();
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final List<String> EVENTS = List.of("a", "b", "c");
  private static final List<String> CLOCKS =
      List.of("Asia/Tokyo", "Asia/Shanghai", "Australia/Darwin", "Asia/Vladivostok");

  private CalendarWorld calendar = CalendarWorld.ofAlice();
  private RoomWorld room = new RoomWorld();
  private final List<ResourceClaims> claims = new ArrayList<>();
  private final List<ResourceClaims> allClaims = new ArrayList<>();
  private final List<SchedulingMessage> answers = new ArrayList<>();
  private final List<SchedulingMessage> allAnswers = new ArrayList<>();
  private int reservations;
  private ZoneRulesCatalogue rules = ZoneRulesCatalogue.OF_THE_JDK;
  private boolean rulesChange;

  @Property(tries = 1000)
  void shouldEndWithEachEventKnowingWhatTheRoomHolds(@ForAll long seed) {
    history(seed);
  }

  /** Clocks in Tokyo are set anew now and then; the room hears of it a moment later. */
  @Property(tries = 600)
  void shouldEndTheSameWhenRulesOfTheZoneChange(@ForAll long seed) {
    rulesChange = true;
    history(seed);
  }

  private void history(long seed) {
    Random random = new Random(seed);
    rules = ZoneRulesCatalogue.OF_THE_JDK;
    calendar = CalendarWorld.ofAlice();
    room = new RoomWorld();
    claims.clear();
    allClaims.clear();
    answers.clear();
    allAnswers.clear();
    for (int step = 0; step < 60; step++) {
      calendar.passes(java.time.Duration.ofMillis(random.nextInt(3)));
      if (rulesChange && random.nextInt(12) == 0) {
        rules = clocksAs(CLOCKS.get(random.nextInt(CLOCKS.size())));
        if (random.nextBoolean()) {
          room.takesRules(rules, calendar.now());
        }
      }
      switch (random.nextInt(5)) {
        case 0, 1 -> organise(random, EVENTS.get(random.nextInt(EVENTS.size())));
        case 2 -> useTheRoom(random);
        default -> deliverAny(random);
      }
      collect();
      assertThat(room.isOverbooked()).isFalse();
    }
    room.takesRules(rules, calendar.now());
    collect();
    while (!claims.isEmpty() || !answers.isEmpty()) {
      deliverAny(random);
      collect();
      assertThat(room.isOverbooked()).isFalse();
    }
    assertThat(calendar.present().isDeleted() ? held() : List.of()).isEmpty();
    if (!calendar.present().isDeleted()) {
      Zones.by(rules, () -> calendar.lives().forEach(this::check));
    }
    room.reservations().forEach(this::belongs);
  }

  /** Two occurrences of an event at the same time, for one of which nobody came. */
  @Example
  void shouldTellOccurrencesAtTheSameTimeApart() {
    history(-125_542);
  }

  static ZoneRulesCatalogue clocksAs(String zone) {
    byte[] clocks = TzifWriter.write(ZoneId.of(zone).getRules());
    return ZoneRulesCatalogue.OF_THE_JDK.with(
        ZoneData.of(zone.replace('/', '-'), new TreeMap<>(Map.of("Asia/Tokyo", clocks))).zones());
  }

  private void collect() {
    List<ResourceClaims> sent = calendar.newClaims();
    claims.addAll(sent);
    allClaims.addAll(sent);
    List<SchedulingMessage> told = room.newAnswers();
    answers.addAll(told);
    allAnswers.addAll(told);
  }

  private void deliverAny(Random random) {
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        if (!claims.isEmpty()) {
          room.takes(claims.remove(random.nextInt(claims.size())), calendar.now());
        }
      }
      case 2, 3 -> {
        if (!answers.isEmpty()) {
          calendar.receives(answers.remove(random.nextInt(answers.size())));
        }
      }
      default -> {
        if (!allClaims.isEmpty()) {
          room.takes(allClaims.get(random.nextInt(allClaims.size())), calendar.now());
        }
        if (!allAnswers.isEmpty()) {
          calendar.receives(allAnswers.get(random.nextInt(allAnswers.size())));
        }
      }
    }
  }

  private void organise(Random random, String event) {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> put(random, event, WHOLE);
      case 5, 6 -> put(random, event, part(random, Scope.THIS));
      case 7 -> put(random, event, part(random, Scope.FOLLOWING));
      case 8 -> as(new CalendarCommand.PatchEvent(event, draft().title("T").build(), WHOLE));
      case 9 ->
          as(
              new CalendarCommand.PatchEvent(
                  event,
                  random.nextBoolean()
                      ? draft().attendees().build()
                      : draft().attendees(theRoom()).build(),
                  random.nextBoolean() ? WHOLE : part(random, Scope.THIS)));
      case 10 ->
          as(
              new CalendarCommand.PatchEvent(
                  event,
                  draft()
                      .status(random.nextBoolean() ? EventStatus.CANCELLED : EventStatus.CONFIRMED)
                      .build(),
                  random.nextBoolean() ? WHOLE : part(random, Scope.THIS)));
      case 11 -> as(new CalendarCommand.DeleteEvent(event, part(random, Scope.THIS)));
      case 12 -> as(new CalendarCommand.DeleteEvent(event, part(random, Scope.FOLLOWING)));
      case 13 -> as(new CalendarCommand.DeleteEvent(event, WHOLE));
      case 14 -> as(new CalendarCommand.RestoreEvent(event, 1 + random.nextInt(6)));
      default ->
          as(
              calendar.present().isDeleted()
                  ? new CalendarCommand.RestoreCalendar()
                  : new CalendarCommand.DeleteCalendar());
    }
  }

  private void put(Random random, String event, Target target) {
    int hour = 9 + random.nextInt(4);
    CalendarWorld.Drafting times =
        draft()
            .from(
                "2026-03-0" + (2 + random.nextInt(2)) + "T%02d:00:00".formatted(hour), "Asia/Tokyo")
            .to("2026-03-03T%02d:30:00".formatted(hour + 1), "Asia/Tokyo");
    if (target instanceof Target.Whole && random.nextInt(3) > 0) {
      as(
          new CalendarCommand.PutEvent(
              event,
              meeting()
                  .from("2026-03-02T%02d:00:00".formatted(hour), "Asia/Tokyo")
                  .to(
                      "2026-03-02T%02d:%02d:00".formatted(hour + 1, random.nextInt(2) * 30),
                      "Asia/Tokyo")
                  .recurring(
                      switch (random.nextInt(4)) {
                        case 0 -> new String[0];
                        case 1 -> new String[] {"RRULE:FREQ=WEEKLY"};
                        default -> new String[] {"RRULE:FREQ=DAILY;COUNT=4"};
                      })
                  .attendees(theRoom())
                  .build(),
              target));
    } else {
      as(new CalendarCommand.PatchEvent(event, times.build(), target));
    }
  }

  private void useTheRoom(Random random) {
    Reservation some =
        room.reservations().isEmpty()
            ? null
            : room.reservations().get(random.nextInt(room.reservations().size()));
    int choice = random.nextInt(4);
    if (some == null || choice < 2) {
      long start =
          EventTimes.instant(LocalDate.of(2026, 3, 2 + random.nextInt(4)).atTime(9, 0), TOKYO)
                  .getEpochSecond()
              + random.nextInt(8) * 1800L;
      room.as(
          "bob",
          new ResourceCommand.Reserve(
              "d" + reservations++,
              null,
              new Span(start, start + 1800),
              "Asia/Tokyo",
              rulesChange && random.nextInt(3) == 0 ? "FREQ=DAILY;COUNT=3" : null,
              true),
          calendar.now());
    } else if (choice == 2 && random.nextInt(3) == 0) {
      room.as("admin", new ResourceCommand.Cancel(some.id()), calendar.now());
    } else {
      some.slots().stream()
          .filter(Slot::awaitsCheckIn)
          .findFirst()
          .ifPresent(slot -> room.nobodyCame(some, slot, calendar.now()));
    }
  }

  /**
   * What the event says of each occurrence is what the room holds for it; of several at the same
   * time as many are accepted as are held.
   */
  private void check(Event event) {
    Reservation reservation = room.claimed(CALENDAR, event.id());
    List<Span> held = new ArrayList<>(reservation == null ? List.of() : reservation.held());
    Set<Span> times = new HashSet<>();
    List<Span> accepted = new ArrayList<>();
    Iterator<Occurrence> occurrences =
        EventExpansion.of(event, Zones.of(TOKYO)).endingAfter(Long.MIN_VALUE / 2);
    for (int i = 0; i < 20 && occurrences.hasNext(); i++) {
      Occurrence next = occurrences.next();
      EventContent content =
          next.face() == 0 ? event.content() : event.overrides().get(next.face() - 1).content();
      ResponseStatus status = status(content);
      Span time = new Span(next.start(), next.end());
      times.add(time);
      if (status != null
          && content.status() != EventStatus.CANCELLED
          && event.content().status() != EventStatus.CANCELLED) {
        assertThat(status).as("%s of %s, %s", next, event, reservation).isNotEqualTo(NEEDS_ACTION);
        if (status == ACCEPTED) {
          accepted.add(time);
        }
      }
    }
    if (occurrences.hasNext()) {
      held.retainAll(times);
    }
    assertThat(held).as("%s, %s", event, reservation).containsExactlyInAnyOrderElementsOf(accepted);
  }

  private List<Span> held() {
    return room.reservations().stream()
        .filter(each -> each.claim() != null)
        .flatMap(each -> each.held().stream())
        .toList();
  }

  /** Nothing is held for what isn't there. */
  private void belongs(Reservation reservation) {
    var claim = reservation.claim();
    if (claim != null
        && calendar.lives().stream().noneMatch(it -> it.id().equals(claim.event().eventId()))) {
      assertThat(reservation.held()).isEmpty();
    }
  }

  private void as(CalendarCommand command) {
    Zones.by(rules, () -> calendar.as("alice", command));
  }

  private static Target part(Random random, Scope scope) {
    return new Target.Part(
        scope, new Target.Occurrence.Day(LocalDate.of(2026, 3, 2 + random.nextInt(4))));
  }

  static @Nullable ResponseStatus status(EventContent content) {
    Attendee entry = InvitedView.entry(content, "resource:" + RoomWorld.ROOM);
    return entry == null ? null : entry.responseStatus();
  }

  private static Attendee theRoom() {
    return new Attendee(null, RoomWorld.ROOM, null, null, false, NEEDS_ACTION, null);
  }
}
