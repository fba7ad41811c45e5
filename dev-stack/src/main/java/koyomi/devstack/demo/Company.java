package koyomi.devstack.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import koyomi.devstack.issuer.DemoUser;

/** The demo company: thirty people in three sites with forty rooms. */
final class Company {
  private static final int[] CAPACITIES = {4, 6, 8, 4, 12, 6, 20, 4, 8, 10, 6, 40, 4, 8};

  private Company() {}

  /** Everyone, in the order of the teams. */
  static List<Colleague> people() {
    var people = new ArrayList<Colleague>();
    for (var team : Team.values()) {
      for (var id : team.members()) {
        people.add(colleague(id, team));
      }
    }
    return people;
  }

  private static Colleague colleague(String id, Team team) {
    var name = DemoUser.find(id).orElseThrow().name();
    // Dave works from Paris, where no room is near
    return id.equals("dave")
        ? new Colleague(id, name, team, null, ZoneId.of("Europe/Paris"))
        : new Colleague(id, name, team, floorOf(team), team.site().zone());
  }

  private static String floorOf(Team team) {
    var floors = team.site().floors();
    return switch (team) {
      case PLATFORM, DATA, SALES -> floors.getFirst();
      case APPS, OPERATIONS, DESIGN -> floors.getLast();
    };
  }

  /** All rooms, small and large on each floor. */
  static List<DemoRoom> rooms() {
    var rooms = new ArrayList<DemoRoom>();
    for (var site : Site.values()) {
      var names = names(site);
      for (var i = 0; i < names.size(); i++) {
        var floor = site.floors().get(i % site.floors().size());
        var capacity = CAPACITIES[i];
        rooms.add(new DemoRoom(names.get(i), site, floor, capacity, features(capacity, i)));
      }
    }
    return rooms;
  }

  /** Mountains, lakes, and what lies along a river. */
  private static List<String> names(Site site) {
    return switch (site) {
      case TOKYO ->
          List.of(
              "Fuji",
              "Aso",
              "Zao",
              "Tateyama",
              "Hotaka",
              "Asama",
              "Haku",
              "Daisen",
              "Unzen",
              "Nantai",
              "Iwate",
              "Takao",
              "Mitake",
              "Tanzawa");
      case BERLIN ->
          List.of(
              "Wannsee",
              "Müggelsee",
              "Tegeler See",
              "Schlachtensee",
              "Krumme Lanke",
              "Weißensee",
              "Plötzensee",
              "Orankesee",
              "Halensee",
              "Lietzensee",
              "Grunewaldsee",
              "Dämeritzsee",
              "Langer See",
              "Zeuthener See");
      case NEW_YORK ->
          List.of(
              "Battery",
              "Chelsea",
              "Harlem",
              "Inwood",
              "Poughkeepsie",
              "Beacon",
              "Catskill",
              "Albany",
              "Troy",
              "Saratoga",
              "Yonkers",
              "Tarrytown");
    };
  }

  private static List<String> features(int capacity, int number) {
    var features = new ArrayList<String>();
    features.add("whiteboard");
    if (capacity >= 6) {
      features.add("screen");
    }
    if (capacity >= 8 || number % 3 == 0) {
      features.add("video");
    }
    if (capacity >= 20) {
      features.add("microphones");
    }
    if (number % 4 == 0) {
      features.add("step-free");
    }
    return features;
  }
}
