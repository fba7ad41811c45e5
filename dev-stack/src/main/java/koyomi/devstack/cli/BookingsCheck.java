package koyomi.devstack.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.zone.Zones;
import koyomi.schemas.Topics;
import koyomi.schemas.basis.BasisLog;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.schemas.tail.TopicEnd;

/**
 * Derives all reservations anew from the log of facts, by code that shares nothing with the writer:
 * no two confirmed times of a resource may overlap at any moment, each fact must follow from the
 * one before, each decision must stand in the log of commands where the reservation says, and what
 * events say of the resources they invited must be what these hold for them.
 */
final class BookingsCheck {
  private final Map<String, Object> client;
  private final SchemaRegistry registry;
  private final Map<LogPosition, String> commands = new HashMap<>();
  private final Map<String, Map<String, Reservation>> resources = new TreeMap<>();
  private final Map<String, TreeMap<Long, Taken>> times = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final ClaimsCheck claims = new ClaimsCheck(Instant.now());
  private long facts;

  /** A confirmed time, by its start. */
  private record Taken(long end, String by) {}

  BookingsCheck(Map<String, Object> client, SchemaRegistry registry) {
    this.client = client;
    this.registry = registry;
  }

  /**
   * Reads the logs to their end and returns what is wrong, a line each. A claim or an answer that
   * is on its way then is a difference, too; it is gone the next time.
   */
  List<String> differences() {
    var changed = Topics.CALENDAR_EVENTS.valueSerde(registry).deserializer();
    TopicEnd.read(
        client,
        Topics.CALENDAR_EVENTS.name(),
        record -> claims.take(changed.deserialize(record.topic(), record.value())));
    var sent = Topics.RESOURCE_COMMANDS.valueSerde(registry).deserializer();
    TopicEnd.read(
        client,
        Topics.RESOURCE_COMMANDS.name(),
        record ->
            commands.put(
                new LogPosition(record.partition(), record.offset()),
                sent.deserialize(record.topic(), record.value()).context().commandId()));
    var happened = Topics.RESERVATION_EVENTS.valueSerde(registry).deserializer();
    TopicEnd.read(
        client,
        Topics.RESERVATION_EVENTS.name(),
        record -> take(happened.deserialize(record.topic(), record.value())));
    var reservations =
        resources.values().stream().flatMap(known -> known.values().stream()).toList();
    var rules = new BasisLog(client, registry).read().rules();
    differences.addAll(Zones.by(rules, () -> claims.differences(reservations)));
    return List.copyOf(differences);
  }

  /** Says how much was looked at. */
  String summary() {
    var reservations = resources.values().stream().mapToInt(Map::size).sum();
    return "bookings: %d resources, %d reservations of %d facts, %d invitations, %d differences"
        .formatted(resources.size(), reservations, facts, claims.invited(), differences.size());
  }

  private void take(ResourceFact fact) {
    facts++;
    if (!(fact.body() instanceof Body.ReservationChanged changed)) {
      return;
    }
    var after = changed.after();
    var known = resources.computeIfAbsent(after.resourceId(), _ -> new HashMap<>());
    var before = known.get(after.id());
    if (before == null ? changed.before() != null : !before.equals(changed.before())) {
      report(after, "a fact doesn't follow from the one before");
    }
    if (changed.change() == Change.MADE || changed.change() == Change.MOVED) {
      if (!fact.commandId().equals(commands.get(after.decided()))) {
        report(after, "the decision isn't where it is said to be: " + after.decided());
      }
    }
    var taken = times.computeIfAbsent(after.resourceId(), _ -> new TreeMap<>());
    if (before != null) {
      before.held().forEach(span -> taken.remove(span.start()));
    }
    after.held().forEach(span -> claim(taken, after, span));
    known.put(after.id(), after);
  }

  /** Of times that don't overlap only the neighbours can overlap another. */
  private void claim(NavigableMap<Long, Taken> taken, Reservation reservation, Span span) {
    var earlier = taken.floorEntry(span.start());
    if (earlier != null && earlier.getValue().end() > span.start()) {
      overlap(reservation, earlier.getValue(), span);
    }
    var later = taken.higherEntry(span.start());
    if (later != null && later.getKey() < span.end()) {
      overlap(reservation, later.getValue(), span);
    }
    taken.put(span.start(), new Taken(span.end(), reservation.id()));
  }

  private void overlap(Reservation reservation, Taken other, Span span) {
    report(
        reservation,
        "overlaps %s at %s".formatted(other.by(), Instant.ofEpochSecond(span.start())));
  }

  private void report(Reservation reservation, String what) {
    differences.add(
        "resource %s, reservation %s: %s"
            .formatted(reservation.resourceId(), reservation.id(), what));
  }
}
