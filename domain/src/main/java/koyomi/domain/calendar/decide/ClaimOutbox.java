package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.Body.EventCreated;
import koyomi.domain.calendar.CalendarFact.Body.EventDeleted;
import koyomi.domain.calendar.CalendarFact.Body.EventUpdated;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What resources hear of a decision: whatever changes the times that an event wants of one, or asks
 * it anew, claims them as they are then. Only the organiser's event claims, copies never do; nor do
 * attendees of an imported file, who were never asked.
 */
public final class ClaimOutbox {
  /** The most claims in one record. */
  private static final int MAX_CLAIMS = 100;

  private final List<CalendarFact> facts;
  private final Map<String, List<EventClaim>> claims = new LinkedHashMap<>();

  private ClaimOutbox(List<CalendarFact> facts) {
    this.facts = facts;
  }

  /**
   * Returns the claims that follow from the facts of one command.
   *
   * @param calendar the calendar as it was before; none of a new one
   * @param events all events of the calendar as they were before
   */
  public static List<ResourceClaims> of(
      @Nullable Calendar calendar, List<CalendarFact> facts, Supplier<Iterable<Event>> events) {
    ClaimOutbox outbox = new ClaimOutbox(facts);
    for (CalendarFact fact : facts) {
      switch (fact.body()) {
        case EventCreated created -> outbox.event(calendar, fact, null, created.after());
        case EventUpdated updated ->
            outbox.event(calendar, fact, updated.before(), updated.after());
        case EventDeleted deleted -> outbox.event(calendar, fact, deleted.before(), null);
        case CalendarChanged changed -> outbox.calendar(changed, fact, events);
        case CalendarFact.Body.OccurrencesShifted _,
            CalendarFact.Body.ImportCompleted _,
            CalendarFact.Body.CalendarPurged _,
            CalendarFact.Body.CommandRejected _ -> {}
      }
    }
    return outbox.sent();
  }

  private List<ResourceClaims> sent() {
    List<ResourceClaims> sent = new ArrayList<>();
    claims.forEach((resourceId, all) -> {
      for (int from = 0; from < all.size(); from += MAX_CLAIMS) {
        CalendarFact cause = facts.getFirst();
        sent.add(
            new ResourceClaims(
                resourceId,
                cause.commandId(),
                cause.actor(),
                cause.recordedAt(),
                all.subList(from, Math.min(all.size(), from + MAX_CLAIMS))));
      }
    });
    return sent;
  }

  private void event(
      @Nullable Calendar calendar,
      CalendarFact fact,
      @Nullable Event before,
      @Nullable Event after) {
    if (calendar != null) {
      compare(fact, before, calendar.zone(), after, calendar.zone());
    }
  }

  /** With its calendar an event goes and comes back; another zone moves its days. */
  private void calendar(
      CalendarChanged changed, CalendarFact fact, Supplier<Iterable<Event>> events) {
    Calendar before = changed.before();
    Calendar after = changed.after();
    if (before == null
        || (before.isDeleted() == after.isDeleted() && before.zone().equals(after.zone()))) {
      return;
    }
    for (Event event : events.get()) {
      if (!isOver(event, after.zone(), fact.recordedAt())) {
        compare(
            fact,
            before.isDeleted() ? null : event,
            before.zone(),
            after.isDeleted() ? null : event,
            after.zone());
      }
    }
  }

  /** What is over stays as it was. */
  private static boolean isOver(Event event, ZoneId zone, Instant now) {
    return !event.content().isRecurring()
        && event.overrides().isEmpty()
        && EventTimes.instant(event.content().end(), zone).isBefore(now);
  }

  private void compare(
      CalendarFact fact,
      @Nullable Event before,
      ZoneId zoneBefore,
      @Nullable Event after,
      ZoneId zoneAfter) {
    Event event = Objects.requireNonNull(after == null ? before : after);
    if (event.isCopy()) {
      return;
    }
    Set<String> resources = new LinkedHashSet<>();
    addResources(resources, before);
    addResources(resources, after);
    for (String resource : resources) {
      Want had = before == null ? null : want(before, resource, zoneBefore);
      Want has = after == null ? null : want(after, resource, zoneAfter);
      if (!Objects.equals(had, has)) {
        long version =
            fact.body() instanceof EventDeleted deleted ? deleted.version() : event.version();
        EventClaim times = has == null ? Objects.requireNonNull(had).times() : has.times();
        claims
            .computeIfAbsent(resource, _ -> new ArrayList<>())
            .add(claim(times, event, version, fact.sequence(), has == null));
      }
    }
  }

  private static EventClaim claim(
      EventClaim times, Event event, long version, long order, boolean released) {
    return new EventClaim(
        times.event().at(version),
        order,
        event.iCalUid(),
        event.sequence(),
        event.organizerId(),
        times.timeZone(),
        released,
        times.start(),
        times.end(),
        times.recurrence(),
        times.overrides());
  }

  /**
   * What an event wants of a resource, and in which versions it asked for it.
   *
   * @param times what is wanted, said without a version
   * @param asked versions in which the resource was asked, for the series and each occurrence
   */
  private record Want(EventClaim times, List<Long> asked) {}

  private static @Nullable Want want(Event event, String resource, ZoneId zone) {
    String identity = "resource:" + resource;
    Event wanted = wanted(event);
    if (InvitedView.entry(wanted.content(), identity) == null
        && wanted.overrides().stream()
            .allMatch(override -> InvitedView.entry(override.content(), identity) == null)) {
      return null;
    }
    Event view = InvitedView.of(wanted, identity, zone);
    List<Long> asked = new ArrayList<>();
    asked.add(asked(view.content(), identity));
    List<EventClaim.Moved> moved = new ArrayList<>();
    boolean days = view.content().isAllDay();
    for (EventOverride override : view.overrides()) {
      EventContent content = override.content();
      asked.add(asked(content, identity));
      EventContent plain = SeriesEdit.movedTo(view.content(), override.occurrence());
      if (!view.content().isRecurring()
          || !content.start().equals(plain.start())
          || !content.end().equals(plain.end())) {
        moved.add(new EventClaim.Moved(override.occurrence(), content.start(), content.end()));
        days = days || content.isAllDay();
      }
    }
    return new Want(
        new EventClaim(
            new Original(event.calendarId(), event.id(), 0),
            0,
            "",
            0,
            "",
            days ? Zones.nameOf(zone) : "UTC",
            false,
            view.content().start(),
            view.content().end(),
            view.content().recurrence(),
            moved),
        asked.stream().distinct().sorted().toList());
  }

  private static long asked(EventContent content, String identity) {
    Attendee entry = InvitedView.entry(content, identity);
    return entry == null ? 0 : entry.participation().invitedVersion();
  }

  /** The event with nobody invited to what doesn't take place, and resources only if asked. */
  private static Event wanted(Event event) {
    return event.withParts(
        wanted(event.content(), event.content().status()),
        event.overrides().stream()
            .map(override ->
                new EventOverride(
                    override.occurrence(),
                    wanted(
                        override.content(),
                        event.content().status() == EventStatus.CANCELLED
                            ? EventStatus.CANCELLED
                            : override.content().status())))
            .toList());
  }

  private static EventContent wanted(EventContent content, EventStatus status) {
    return status == EventStatus.CANCELLED
        ? content.withAttendees(List.of())
        : content.withAttendees(content.attendees().stream().filter(ClaimOutbox::isAsked).toList());
  }

  private static boolean isAsked(Attendee attendee) {
    String resource = attendee.resourceId();
    return attendee.userId() == null
        && resource != null
        && Ids.isResourceId(resource)
        && attendee.participation().invitedVersion() > 0;
  }

  private static void addResources(Set<String> resources, @Nullable Event event) {
    if (event == null) {
      return;
    }
    addResources(resources, event.content());
    event.overrides().forEach(override -> addResources(resources, override.content()));
  }

  private static void addResources(Set<String> resources, EventContent content) {
    for (Attendee attendee : content.attendees()) {
      if (isAsked(attendee)) {
        resources.add(Objects.requireNonNull(attendee.resourceId()));
      }
    }
  }
}
