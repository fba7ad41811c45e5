package koyomi.domain.calendar.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.expansion.ZoneRevisions;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceState;
import koyomi.domain.resource.decide.ClaimAnswers;
import koyomi.domain.resource.decide.ReservationShifts;
import koyomi.domain.resource.decide.ResourceDecider;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/** One room with its single writer, in memory: commands and claims in, answers out. */
final class RoomWorld implements ResourceState {
  static final String ROOM = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa";

  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Reservation> reservations = new ArrayList<>();
  private final List<SchedulingMessage> told = new ArrayList<>();
  private final List<ZoneRulesCatalogue> rules =
      new ArrayList<>(List.of(ZoneRulesCatalogue.OF_THE_JDK));
  private final ZoneRevisions zones =
      new ZoneRevisions() {
        @Override
        public ZoneRulesCatalogue rules(long revision) {
          return rules.get((int) revision);
        }

        @Override
        public ZoneChange change(long from, long to) {
          return ZoneChange.of(rules(from), rules(to));
        }
      };
  private @Nullable Resource room =
      new Resource(
          ROOM,
          "Room",
          Resource.Type.ROOM,
          null,
          8,
          new TreeSet<>(),
          true,
          new TreeMap<>(),
          1,
          MADE,
          MADE,
          null);
  private long position;

  /** A room that isn't there. */
  static RoomWorld ofNothing() {
    RoomWorld world = new RoomWorld();
    world.room = null;
    return world;
  }

  @Nullable ResourceAnswer as(String actor, ResourceCommand command, Instant now) {
    ResourceContext context =
        new ResourceContext("c", ROOM, actor, true, null, new Precondition.None(), now);
    ResourceFact.Decision decision =
        Zones.by(
            rules.getLast(),
            () ->
                ResourceDecider.decide(
                    this, context, command, new LogPosition(0, position++), revision()));
    decision.facts().forEach(this::apply);
    return decision.answer();
  }

  void takes(ResourceClaims claims, Instant now) {
    as(claims.actor(), new ResourceCommand.Claim(claims.claims()), now);
  }

  void nobodyCame(Reservation reservation, Reservation.Slot slot, Instant now) {
    ResourceDecider.noShow(reservation, slot.dueBy(), now).ifPresent(this::apply);
  }

  void carryOn(Instant now) {
    for (Reservation reservation : List.copyOf(reservations)) {
      ResourceDecider.carryOn(this, reservation, now, revision()).ifPresent(this::apply);
    }
  }

  private long revision() {
    return rules.size() - 1L;
  }

  /** Other rules of zones hold from now on. */
  void takesRules(ZoneRulesCatalogue next, Instant now) {
    rules.add(next);
    ReservationShifts.of(this, List.copyOf(reservations), zones, revision(), now)
        .forEach(fact -> {
          apply(fact);
          assertThat(isOverbooked()).isFalse();
        });
  }

  private void apply(ResourceFact fact) {
    switch (fact.body()) {
      case ResourceFact.Body.ReservationChanged changed -> {
        reservations.removeIf(each -> each.id().equals(changed.after().id()));
        reservations.add(changed.after());
      }
      case ResourceFact.Body.ResourceChanged changed -> room = changed.after();
      case ResourceFact.Body.Refused _ -> {}
    }
    ClaimAnswers.of(fact, zones::rules).ifPresent(told::add);
  }

  /** Returns what events were told since this was asked last. */
  List<SchedulingMessage> newAnswers() {
    List<SchedulingMessage> news = List.copyOf(told);
    told.clear();
    return news;
  }

  List<Reservation> reservations() {
    return reservations;
  }

  Reservation of(String calendarId, String eventId) {
    return Objects.requireNonNull(claimed(calendarId, eventId), "no claim of " + eventId);
  }

  @Nullable Reservation claimed(String calendarId, String eventId) {
    return reservations.stream()
        .filter(each -> {
          var claim = each.claim();
          return claim != null
              && claim.event().calendarId().equals(calendarId)
              && claim.event().eventId().equals(eventId);
        })
        .findFirst()
        .orElse(null);
  }

  /** Tells whether any two confirmed times overlap. */
  boolean isOverbooked() {
    List<Span> all = reservations.stream().flatMap(each -> each.held().stream()).sorted().toList();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i - 1).overlaps(all.get(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Resource resource() {
    return room;
  }

  @Override
  public @Nullable Reservation reservation(String reservationId) {
    return reservations.stream()
        .filter(each -> each.id().equals(reservationId))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Conflict> taken(Span span) {
    return reservations.stream()
        .flatMap(each ->
            each.held().stream()
                .filter(span::overlaps)
                .map(held -> new Conflict(each.id(), each.userId(), held)))
        .sorted(Comparator.comparing(Conflict::span))
        .toList();
  }

  @Override
  public List<Reservation> holdingAfter(long epochSecond) {
    return reservations.stream()
        .filter(each -> each.held().stream().anyMatch(held -> held.end() > epochSecond))
        .toList();
  }
}
