package koyomi.devstack.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens once: a few people of mostly one site, often in a room. */
final class SingleMeetings {
  private static final int A_WEEK = 28;

  private final Agenda agenda;
  private final Random random;
  private final List<Colleague> people;

  private SingleMeetings(Agenda agenda) {
    this.agenda = agenda;
    this.random = agenda.random();
    this.people = agenda.people().stream().filter(each -> !each.isTriedOut()).toList();
  }

  /** Plans those of all weeks. */
  static void plan(Agenda agenda) {
    var singles = new SingleMeetings(agenda);
    for (var week = 0; week < 2 * agenda.weeks(); week++) {
      singles.singles(week);
    }
  }

  private void singles(int week) {
    for (var i = 0; i < A_WEEK; i++) {
      var organizer = people.get(random.nextInt(people.size()));
      var who = company(organizer);
      var zone = organizer.site().zone();
      var minutes = Topics.MINUTES[random.nextInt(Topics.MINUTES.length)];
      var start = when(organizer, who, week, minutes);
      var room = random.nextInt(10) < 7 ? freeRoom(organizer, who.size(), start, minutes) : null;
      agenda.diary().take(who, start, zone, minutes);
      if (room != null) {
        agenda.diary().take(List.of(room.name()), start, zone, minutes);
      }
      var topic = Topics.TITLES.get(random.nextInt(Topics.TITLES.size()));
      agenda.add(
          "w%d-%d".formatted(week, i),
          organizer.id(),
          topic,
          start,
          minutes,
          zone,
          null,
          who,
          room,
          random.nextInt(12) == 0);
    }
  }

  /** The organiser and one to five others, mostly of the same site. */
  private List<String> company(Colleague organizer) {
    var who = new ArrayList<String>();
    who.add(organizer.id());
    var wanted = 2 + random.nextInt(5);
    while (who.size() < wanted) {
      var other = people.get(random.nextInt(people.size()));
      var near = other.site() == organizer.site() || random.nextInt(6) == 0;
      if (near && !who.contains(other.id())) {
        who.add(other.id());
      }
    }
    return who;
  }

  /** A time at which all are free, or after some tries one at which not all are: that happens. */
  private LocalDateTime when(Colleague organizer, List<String> who, int week, int minutes) {
    LocalDateTime start;
    var tries = 0;
    do {
      start =
          agenda
              .first()
              .plusWeeks(week)
              .plusDays(random.nextInt(5))
              .atTime(organizer.site().opens(), 0)
              .plusMinutes(30L * (1 + random.nextInt(14)));
      tries++;
    } while (tries < 12 && !agenda.diary().free(who, start, organizer.site().zone(), minutes));
    return start;
  }

  /** One of the smallest that are large enough. */
  private @Nullable DemoRoom freeRoom(
      Colleague organizer, int people, LocalDateTime start, int minutes) {
    var zone = organizer.site().zone();
    var free =
        agenda.rooms().stream()
            .filter(room -> room.site() == organizer.site() && room.capacity() >= people)
            .filter(room -> agenda.diary().free(List.of(room.name()), start, zone, minutes))
            .sorted(Comparator.comparingInt(DemoRoom::capacity))
            .limit(5)
            .toList();
    return free.isEmpty() ? null : free.get(random.nextInt(free.size()));
  }
}
