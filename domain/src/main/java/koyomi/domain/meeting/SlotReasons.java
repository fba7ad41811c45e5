package koyomi.domain.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import koyomi.domain.interval.Span;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import koyomi.domain.resource.Resource;

/** Says in words what a slot's score is made of. */
final class SlotReasons {
  private static final int NAMES = 5;

  private final MeetingWish wish;
  private final List<Attendee> people;

  SlotReasons(MeetingWish wish, List<Attendee> people) {
    this.wish = wish;
    this.people = people;
  }

  /** The reasons of a slot, the most important first. */
  List<String> of(Span time, List<SuggestedRoom> rooms) {
    long from = time.start() - wish.bufferBefore();
    long to = time.end() + wish.bufferAfter();
    List<Attendee> busy = new ArrayList<>();
    List<Attendee> tentative = new ArrayList<>();
    List<Attendee> unknown = new ArrayList<>();
    List<Attendee> outside = new ArrayList<>();
    for (Attendee person : people) {
      if (!person.known()) {
        unknown.add(person);
      } else if (person.busy().overlaps(from, to)) {
        busy.add(person);
      } else if (person.tentative().overlaps(from, to)) {
        tentative.add(person);
      }
      if (wish.hours() != HoursRule.IGNORE && !person.working().covers(time.start(), time.end())) {
        outside.add(person);
      }
    }
    List<String> reasons = new ArrayList<>();
    reasons.add(free(people.size() - busy.size() - tentative.size() - unknown.size()));
    // a required person who is busy makes a slot impossible
    add(reasons, "optional and busy", busy, Attendee::name);
    add(reasons, "tentatively busy", tentative, Attendee::name);
    add(reasons, "without shared busy times", unknown, Attendee::name);
    add(
        reasons,
        "outside working hours",
        outside,
        person -> "%s (%s)".formatted(person.name(), clock(time.start(), person)));
    if (!rooms.isEmpty()) {
      reasons.add(room(rooms.getFirst().resource()));
    } else if (wish.room() != null) {
      reasons.add("no room free");
    }
    return reasons;
  }

  private String free(int count) {
    if (people.size() == 1 && count == 1) {
      return people.getFirst().name() + " is free";
    }
    return count == people.size()
        ? "all %d free".formatted(count)
        : "%d of %d free".formatted(count, people.size());
  }

  private static void add(
      List<String> reasons, String what, List<Attendee> who, Function<Attendee, String> words) {
    if (!who.isEmpty()) {
      String names = who.stream().limit(NAMES).map(words).collect(Collectors.joining(", "));
      int more = who.size() - NAMES;
      reasons.add(
          "%d %s: %s%s"
              .formatted(who.size(), what, names, more > 0 ? " and %d more".formatted(more) : ""));
    }
  }

  private static LocalTime clock(long second, Attendee person) {
    return Instant.ofEpochSecond(second).atZone(person.zone()).toLocalTime();
  }

  private static String room(Resource room) {
    Resource.Location location = room.location();
    return location == null || location.floor() == null
        ? "room " + room.name()
        : "room %s %s".formatted(room.name(), location.floor());
  }
}
