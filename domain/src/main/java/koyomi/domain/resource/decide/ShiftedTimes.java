package koyomi.domain.resource.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import koyomi.domain.event.EventTimes;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.ResourceTimes;
import koyomi.domain.zone.Zones;

/**
 * What other rules of zones make of a reservation's times: each keeps its local time. What is over
 * stays as it was.
 *
 * @param before the reservation
 * @param first its first time by the new rules
 * @param kept times that stay, whatever is their state
 * @param moved times that it has, or had, and where they go
 * @param refused times that it didn't get, by the new rules
 * @param fresh times to be decided that there weren't by the old rules
 */
record ShiftedTimes(
    Reservation before,
    Span first,
    List<Slot> kept,
    List<Moved> moved,
    List<Span> refused,
    List<Span> fresh) {

  /** The most that the clocks of a zone are ever set by. */
  private static final long MOST_SECONDS = 2 * 86_400;

  /**
   * A time at another moment.
   *
   * @param slot as it was
   * @param to from when to when by the new rules
   */
  record Moved(Slot slot, Span to) {}

  /** A local time, and which of those of the same. */
  private record Key(LocalDateTime local, int number) {}

  /** Returns what becomes of a reservation, or nothing where its times are the same. */
  static Optional<ShiftedTimes> of(Reservation before, ZoneChange change, Instant now) {
    if (!isConcerned(before, change)) {
      return Optional.empty();
    }
    long at = now.getEpochSecond();
    long from = at - ResourceTimes.LONGEST.toSeconds() - 2 * MOST_SECONDS;
    Map<Key, Span> was = Zones.by(change.before(), () -> times(before, before.first(), from));
    LocalDateTime firstLocal = Zones.by(change.before(), () -> firstLocal(before));
    Span first = Zones.by(change.after(), () -> first(before, firstLocal));
    Map<Key, Span> is = Zones.by(change.after(), () -> times(before, first, from + MOST_SECONDS));
    List<Slot> kept = new ArrayList<>(before.slots());
    List<Moved> moved = new ArrayList<>();
    List<Span> refused = new ArrayList<>(before.refused());
    SlotsByTime slots = new SlotsByTime(before.slots());
    was.forEach((key, span) -> {
      Span to = is.remove(key);
      Slot slot = slots.take(span);
      if (span.end() <= at || span.equals(to)) {
        return;
      }
      if (slot == null) {
        if (refused.remove(span) && to != null) {
          refused.add(to);
        }
        return;
      }
      kept.remove(slot);
      if (to != null) {
        moved.add(new Moved(slot, to));
      }
    });
    List<Span> fresh = is.values().stream().filter(span -> span.end() > at).toList();
    boolean same =
        moved.isEmpty()
            && fresh.isEmpty()
            && kept.size() == before.slots().size()
            && refused.equals(before.refused());
    return same
        ? Optional.empty()
        : Optional.of(new ShiftedTimes(before, first, kept, moved, refused, fresh));
  }

  private static boolean isConcerned(Reservation reservation, ZoneChange change) {
    EventClaim claim = reservation.claim();
    if (claim == null) {
      // A single time that somebody reserved is a moment.
      return reservation.isRecurring() && change.zones().contains(zoneOf(reservation));
    }
    return change.zones().contains(claim.timeZone())
        || change.concerns(ClaimedTimes.event(claim), claim.timeZone());
  }

  private static String zoneOf(Reservation reservation) {
    return Objects.requireNonNullElse(reservation.timeZone(), "UTC");
  }

  private static LocalDateTime firstLocal(Reservation reservation) {
    return EventTimes.local(
        Instant.ofEpochSecond(reservation.first().start()), Zones.of(zoneOf(reservation)));
  }

  private static Span first(Reservation reservation, LocalDateTime local) {
    EventClaim claim = reservation.claim();
    if (claim != null) {
      return ClaimedTimes.first(claim);
    }
    long start = EventTimes.instant(local, Zones.of(zoneOf(reservation))).getEpochSecond();
    return new Span(start, start + reservation.first().seconds());
  }

  /** The times by the rules in scope, as far as they are decided, in order. */
  private static Map<Key, Span> times(Reservation reservation, Span first, long from) {
    Map<Key, Span> times = new LinkedHashMap<>();
    Map<LocalDateTime, Integer> numbers = new HashMap<>();
    EventClaim claim = reservation.claim();
    List<ClaimedTimes.Time> all =
        claim == null
            ? booked(reservation, first, from)
            : ClaimedTimes.of(claim, from, from, reservation.bookedUntil(), Integer.MAX_VALUE - 1)
                .times();
    for (ClaimedTimes.Time time : all) {
      int number = numbers.merge(time.occurrence(), 1, Integer::sum);
      times.put(new Key(time.occurrence(), number), time.span());
    }
    return times;
  }

  private static List<ClaimedTimes.Time> booked(Reservation reservation, Span first, long from) {
    ZoneId zone = Zones.of(zoneOf(reservation));
    return BookedTimes.of(
            first,
            reservation.timeZone(),
            reservation.rrule(),
            from,
            reservation.bookedUntil(),
            Integer.MAX_VALUE)
        .spans()
        .stream()
        .map(span ->
            new ClaimedTimes.Time(
                EventTimes.local(Instant.ofEpochSecond(span.start()), zone), span))
        .toList();
  }
}
