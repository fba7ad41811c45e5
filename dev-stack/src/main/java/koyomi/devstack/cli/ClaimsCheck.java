package koyomi.devstack.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * Compares what events say of the resources they invited, by the log of the calendars, with what
 * the resources hold for them, by theirs. Single events and single occurrences are compared to the
 * second, by the rules of zones in scope; of a series, whether it has anything.
 */
final class ClaimsCheck {
  private final Map<String, Event> events = new TreeMap<>();
  private final Map<String, String> zones = new HashMap<>();
  private final Map<String, Reservation> claims = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final long now;
  private int invited;

  /**
   * Begins a comparison.
   *
   * @param now what was over before isn't looked at
   */
  ClaimsCheck(Instant now) {
    this.now = now.getEpochSecond();
  }

  /** Takes what happened to calendars, in order. */
  void take(CalendarFact fact) {
    switch (fact.body()) {
      case CalendarFact.Body.CalendarChanged changed -> {
        if (changed.after().isDeleted()) {
          zones.remove(fact.calendarId());
        } else {
          zones.put(fact.calendarId(), changed.after().timeZone());
        }
      }
      case CalendarFact.Body.EventCreated created -> put(created.after());
      case CalendarFact.Body.EventUpdated updated -> put(updated.after());
      case CalendarFact.Body.EventDeleted deleted -> events.remove(key(deleted.before()));
      case CalendarFact.Body.OccurrencesShifted _,
          CalendarFact.Body.ImportCompleted _,
          CalendarFact.Body.CalendarPurged _,
          CalendarFact.Body.CommandRejected _ -> {}
    }
  }

  private void put(Event event) {
    if (!event.isCopy()) {
      events.put(key(event), event);
    }
  }

  private static String key(Event event) {
    return event.calendarId() + "/" + event.id();
  }

  /** Returns how many invitations of resources there are. */
  int invited() {
    return invited;
  }

  /** Compares with the reservations as they are now. */
  List<String> differences(Collection<Reservation> reservations) {
    for (var reservation : reservations) {
      var claim = reservation.claim();
      if (claim != null) {
        var event = claim.event().calendarId() + "/" + claim.event().eventId();
        claims.put(reservation.resourceId() + " " + event, reservation);
        if (!isThere(event) && toCome(reservation)) {
          differences.add(
              "%s holds %s for an event that isn't there"
                  .formatted(reservation.resourceId(), reservation.id()));
        }
      }
    }
    events.forEach((key, event) -> {
      if (isThere(key)) {
        for (var attendee : event.content().attendees()) {
          if (isAsked(attendee)) {
            invited++;
            compare(key, event, attendee);
          }
        }
      }
    });
    return differences;
  }

  private boolean isThere(String key) {
    var event = events.get(key);
    return event != null
        && event.content().status() != EventStatus.CANCELLED
        && zones.containsKey(event.calendarId());
  }

  private boolean toCome(Reservation reservation) {
    return reservation.held().stream().anyMatch(span -> span.end() > now);
  }

  private static boolean isAsked(Attendee attendee) {
    var resource = attendee.resourceId();
    return resource != null
        && attendee.userId() == null
        && Ids.isResourceId(resource)
        && attendee.participation().invitedVersion() > 0;
  }

  private void compare(String key, Event event, Attendee attendee) {
    var reservation = claims.get(attendee.resourceId() + " " + key);
    var series = !event.content().recurrence().isEmpty();
    if (series || !event.overrides().isEmpty()) {
      var declined = attendee.responseStatus() == ResponseStatus.DECLINED;
      if (attendee.responseStatus() == ResponseStatus.NEEDS_ACTION) {
        report(key, attendee, "has no answer");
      } else if (reservation == null) {
        report(key, attendee, "was answered by nobody");
      } else if (declined && event.overrides().isEmpty() && toCome(reservation)) {
        report(key, attendee, "is declined, and yet has times");
      }
      for (var override : event.overrides()) {
        override.content().attendees().stream()
            .filter(attendee::isSame)
            .forEach(each -> compare(key, event, override.content(), each, reservation));
      }
    } else {
      compare(key, event, event.content(), attendee, reservation);
    }
  }

  private void compare(
      String key,
      Event event,
      EventContent content,
      Attendee attendee,
      @Nullable Reservation reservation) {
    var zone = Zones.of(zones.getOrDefault(event.calendarId(), "UTC"));
    var span = new Span(second(content.start(), zone), second(content.end(), zone));
    if (span.end() <= now || span.seconds() == 0 || content.status() == EventStatus.CANCELLED) {
      return;
    }
    var has = reservation != null && reservation.held().contains(span);
    var said =
        switch (attendee.responseStatus()) {
          case ACCEPTED -> true;
          case DECLINED -> false;
          case NEEDS_ACTION, TENTATIVE, DELEGATED -> !has;
        };
    if (has != said) {
      report(
          key,
          attendee,
          "is %s at %s, and %s it"
              .formatted(
                  attendee.responseStatus(),
                  Instant.ofEpochSecond(span.start()),
                  has ? "has" : "hasn't"));
    }
  }

  private static long second(EventTime time, ZoneId calendarZone) {
    return switch (time) {
      case EventTime.Date date -> date.date().atStartOfDay(calendarZone).toEpochSecond();
      case EventTime.Floating(LocalDateTime local) ->
          ZonedDateTime.of(local, calendarZone).toEpochSecond();
      case EventTime.Zoned zoned ->
          ZonedDateTime.of(zoned.local(), Zones.of(zoned.timeZone())).toEpochSecond();
    };
  }

  private void report(String event, Attendee attendee, String what) {
    differences.add("event %s, resource %s: %s".formatted(event, attendee.resourceId(), what));
  }
}
