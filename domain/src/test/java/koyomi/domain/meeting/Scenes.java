package koyomi.domain.meeting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import koyomi.domain.people.Place;
import koyomi.domain.people.WorkingHours;
import koyomi.domain.resource.Resource;
import org.jspecify.annotations.Nullable;

/** People, rooms and wishes for tests. */
final class Scenes {
  /** The Friday before the clocks of Berlin change; those of New York have changed before. */
  static final long FRIDAY = Instant.parse("2026-03-27T00:00:00Z").getEpochSecond();

  static final List<String> ZONES =
      List.of("Asia/Tokyo", "Europe/Berlin", "America/New_York", "Asia/Kathmandu");

  private static final List<HoursRule> HOURS_RULES = List.of(HoursRule.values());

  private Scenes() {}

  /** A moment after {@link #FRIDAY} began in UTC. */
  static long at(int day, int hour, int minute) {
    return FRIDAY + day * 86_400L + hour * 3600L + minute * 60L;
  }

  static Span span(int day, int fromHour, int toHour) {
    return new Span(at(day, fromHour, 0), at(day, toHour, 0));
  }

  static Attendee person(String name, boolean required, String zone, Span... busy) {
    ZoneId where = ZoneId.of(zone);
    return new Attendee(
        name,
        name,
        required,
        where,
        Spans.of(List.of(busy)),
        Spans.EMPTY,
        WorkingTime.of(WorkingHours.USUAL, where, new Span(at(-2, 0, 0), at(33, 0, 0))),
        true);
  }

  static MeetingWish hour(Span window) {
    return new MeetingWish(
        window, 3600, 0, 0, DaySet.NONE, HoursRule.PREFER, ZoneId.of("UTC"), null, 100);
  }

  static MeetingWish with(MeetingWish wish, RoomWish room) {
    return new MeetingWish(
        wish.window(),
        wish.seconds(),
        wish.bufferBefore(),
        wish.bufferAfter(),
        wish.noMeetingDays(),
        wish.hours(),
        wish.zone(),
        room,
        wish.limit());
  }

  static RoomWish seats(int capacity, String... features) {
    return new RoomWish(Resource.Type.ROOM, capacity, Set.of(features), null, null, true, 3);
  }

  static RoomOption room(String id, int capacity, Span... busy) {
    return new RoomOption(resource(id, capacity, "Tower", "3F"), Spans.of(List.of(busy)));
  }

  static Resource resource(
      String id, int capacity, @Nullable String building, String floor, String... features) {
    return new Resource(
        "r-" + id,
        id,
        Resource.Type.ROOM,
        new Resource.Location(building, floor, null),
        capacity,
        new TreeSet<>(Set.of(features)),
        true,
        new TreeMap<>(),
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        null);
  }

  static Place place(String building, @Nullable String floor) {
    return new Place(building, floor);
  }

  /** A wish of which everything is random. */
  static MeetingWish randomWish(Random random) {
    long from = at(0, 0, 0) + random.nextInt(48) * 1200L;
    long to = from + 3600L * (2 + random.nextInt(96));
    return new MeetingWish(
        new Span(from, to),
        300L * (1 + random.nextInt(36)),
        random.nextInt(3) * 300L,
        random.nextInt(3) * 300L,
        new DaySet(
            random.nextInt(3) == 0 ? Set.of(DayOfWeek.of(1 + random.nextInt(7))) : Set.of(),
            Set.of()),
        HOURS_RULES.get(random.nextInt(3)),
        ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
        random.nextInt(3) > 0 ? null : room(random),
        50);
  }

  private static RoomWish room(Random random) {
    return new RoomWish(
        Resource.Type.ROOM, 1 + random.nextInt(10), Set.of(), null, null, random.nextBoolean(), 2);
  }

  static List<Attendee> randomPeople(Random random, int count) {
    List<Attendee> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      TreeMap<DayOfWeek, List<WorkingHours.Hours>> hours = new TreeMap<>();
      for (DayOfWeek day : DayOfWeek.values()) {
        if (random.nextInt(5) > 0) {
          hours.put(
              day,
              List.of(
                  new WorkingHours.Hours(LocalTime.of(7 + random.nextInt(3), 30), LocalTime.NOON),
                  new WorkingHours.Hours(
                      LocalTime.of(12 + random.nextInt(2), 45),
                      random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(18, 0))));
        }
      }
      people.add(
          new Attendee(
              "p" + i,
              "Person " + i,
              random.nextInt(4) > 0,
              zone,
              randomSpans(random, 12),
              randomSpans(random, 6),
              WorkingTime.of(new WorkingHours(hours), zone, new Span(at(-3, 0, 0), at(9, 0, 0))),
              random.nextInt(8) > 0));
    }
    return people;
  }

  static List<RoomOption> randomRooms(Random random, int count) {
    List<RoomOption> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(
          new RoomOption(
              resource("room" + i, 1 + random.nextInt(12), "Tower", "3F"),
              randomSpans(random, 30)));
    }
    return rooms;
  }

  private static Spans randomSpans(Random random, int most) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      long start = at(-1, 0, 0) + random.nextInt(7 * 288) * 300L;
      spans.add(new Span(start, start + 300L * (1 + random.nextInt(48))));
    }
    return Spans.of(spans);
  }
}
