package koyomi.bench.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.Attendee;
import koyomi.domain.meeting.DaySet;
import koyomi.domain.meeting.MeetingWish;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.meeting.WorkingTime;
import koyomi.domain.people.Place;
import koyomi.domain.people.WorkingHours;
import koyomi.domain.resource.Resource;

/** People in three zones and rooms, all with crowded calendars, for 31 days; seeded. */
final class Office {
  static final Span MONTH =
      new Span(
          Instant.parse("2026-03-01T00:00:00Z").getEpochSecond(),
          Instant.parse("2026-04-01T00:00:00Z").getEpochSecond());

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Asia/Tokyo"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));
  private static final int DAY = 86_400;
  private static final int QUARTER = 900;

  private final Random random = new Random(1);

  /** What is kept of someone's time before it is asked about. */
  record Person(String id, ZoneId zone, List<Span> busy, List<Span> tentative) {}

  List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ZoneId zone = ZONES.get(i % ZONES.size());
      people.add(new Person("person " + i, zone, spans(6), spans(1)));
    }
    return people;
  }

  List<RoomOption> rooms(int count) {
    List<RoomOption> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(
          new RoomOption(
              new Resource(
                  "r-" + i,
                  "Room " + i,
                  Resource.Type.ROOM,
                  new Resource.Location("Building " + i % 10, i / 10 % 10 + "F", null),
                  4 + 2 * random.nextInt(10),
                  new TreeSet<>(random.nextBoolean() ? List.of("video") : List.of()),
                  true,
                  new TreeMap<>(),
                  1,
                  Instant.EPOCH,
                  Instant.EPOCH,
                  null),
              Spans.of(spans(8))));
    }
    return rooms;
  }

  List<Place> places(int count) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Place("Building " + random.nextInt(3), random.nextInt(10) + "F"));
    }
    return places;
  }

  /** What the edge does for each request: working hours and busy times become spans. */
  static List<Attendee> attendees(List<Person> people, int required) {
    Span around = new Span(MONTH.start() - DAY, MONTH.end() + DAY);
    List<Attendee> attendees = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Person each = people.get(i);
      attendees.add(
          new Attendee(
              each.id(),
              each.id(),
              i < required,
              each.zone(),
              Spans.of(each.busy()),
              Spans.of(each.tentative()),
              WorkingTime.of(WorkingHours.USUAL, each.zone(), around),
              true));
    }
    return attendees;
  }

  static MeetingWish wish(boolean room) {
    return new MeetingWish(
        MONTH,
        3600,
        600,
        600,
        DaySet.NONE,
        MeetingWish.HoursRule.PREFER,
        ZONES.getFirst(),
        room ? roomWish(3) : null,
        10);
  }

  static RoomWish roomWish(int limit) {
    return new RoomWish(Resource.Type.ROOM, 8, Set.of("video"), null, null, true, limit);
  }

  /** So many a day on average, a quarter of an hour to two hours each, at any hour. */
  private List<Span> spans(int aDay) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < aDay * 31; i++) {
      long start =
          MONTH.start() + (long) random.nextInt((int) (MONTH.seconds() / QUARTER)) * QUARTER;
      spans.add(new Span(start, start + (long) QUARTER * (1 + random.nextInt(8))));
    }
    return spans;
  }
}
