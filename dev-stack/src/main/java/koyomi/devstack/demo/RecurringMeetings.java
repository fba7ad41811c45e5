package koyomi.devstack.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stand-ups, planning, one-to-ones, and what brings the sites together. */
final class RecurringMeetings {
  private final Agenda agenda;

  private RecurringMeetings(Agenda agenda) {
    this.agenda = agenda;
  }

  /** Plans them. */
  static void plan(Agenda agenda) {
    new RecurringMeetings(agenda).series();
  }

  private void series() {
    var everyone = agenda.people().stream().map(Colleague::id).toList();
    weekly("all-hands", "admin", "All hands", DayOfWeek.THURSDAY, "14:00", 45, 4, everyone, null);
    var leads = List.of(Team.values()).stream().map(Team::lead).toList();
    weekly(
        "leads", "admin", "Leads over three zones", DayOfWeek.TUESDAY, "13:30", 30, 1, leads, null);
    for (var team : Team.values()) {
      var key = team.title();
      var lead = team.lead();
      standUp(team);
      weekly(
          key + "-planning",
          lead,
          team.title() + " planning",
          DayOfWeek.MONDAY,
          clock(team, 1, 30),
          60,
          1,
          team.members(),
          roomFor(team, 5));
      weekly(
          key + "-retro",
          lead,
          team.title() + " retrospective",
          DayOfWeek.FRIDAY,
          clock(team, 5, 0),
          60,
          2,
          team.members(),
          roomFor(team, 6));
      for (var i = 0; i < team.others().size(); i++) {
        var other = team.others().get(i);
        weekly(
            key + "-one-" + other,
            lead,
            "1:1 " + nameOf(lead) + ", " + nameOf(other),
            DayOfWeek.of(2 + i % 3),
            clock(team, 6, i < 2 ? 0 : 30),
            30,
            1 + i % 2,
            List.of(lead, other),
            null);
      }
    }
    weekly(
        "data-platform",
        "emma",
        "Data and Platform",
        DayOfWeek.WEDNESDAY,
        "09:00",
        30,
        1,
        List.of("bob", "emma", "alice", "haruto"),
        null);
    weekly(
        "sales-data",
        "ethan",
        "Numbers of the week",
        DayOfWeek.THURSDAY,
        "10:00",
        30,
        1,
        List.of("carol", "ethan", "felix", "greta"),
        null);
  }

  private void standUp(Team team) {
    var start = LocalTime.of(team.site().opens(), 30);
    var zone = team.site().zone();
    var who = team.members().stream().filter(id -> !agenda.colleague(id).isTriedOut()).toList();
    for (var day = agenda.first(); day.isBefore(agenda.end()); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        agenda.diary().take(who, day.atTime(start), zone, 15);
      }
    }
    agenda.add(
        "%s-standup".formatted(team.title()),
        team.lead(),
        team.title() + " stand-up",
        agenda.first().atTime(start),
        15,
        zone,
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" + until(zone),
        who,
        null,
        false);
  }

  private void weekly(
      String key,
      String organizer,
      String title,
      DayOfWeek day,
      String time,
      int minutes,
      int interval,
      List<String> who,
      @Nullable DemoRoom room) {
    var zone = agenda.colleague(organizer).site().zone();
    var start =
        agenda.first().with(TemporalAdjusters.nextOrSame(day)).atTime(LocalTime.parse(time));
    for (var each = start;
        each.isBefore(agenda.end().atStartOfDay());
        each = each.plusWeeks(interval)) {
      agenda.diary().take(who, each, zone, minutes);
      if (room != null) {
        agenda.diary().take(List.of(room.name()), each, zone, minutes);
      }
    }
    agenda.add(
        key,
        organizer,
        title,
        start,
        minutes,
        zone,
        "FREQ=WEEKLY;INTERVAL=" + interval + until(zone),
        who,
        room,
        false);
  }

  private String until(ZoneId zone) {
    var end = agenda.end().atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC);
    return ";UNTIL=" + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(end);
  }

  private DemoRoom roomFor(Team team, int capacity) {
    var floor = agenda.colleague(team.lead()).floor();
    return agenda.rooms().stream()
        .filter(room -> room.site() == team.site() && room.capacity() >= capacity)
        .filter(room -> room.floor().equals(floor))
        .findFirst()
        .orElseThrow();
  }

  private static String clock(Team team, int hoursAfterOpening, int minute) {
    return LocalTime.of(team.site().opens() + hoursAfterOpening, minute).toString();
  }

  private String nameOf(String id) {
    var name = agenda.colleague(id).name();
    return name.substring(0, name.indexOf(' '));
  }
}
