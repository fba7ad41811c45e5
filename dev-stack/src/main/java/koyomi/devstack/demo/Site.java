package koyomi.devstack.demo;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the demo company works. */
enum Site {
  /** Hours with a lunch break. */
  TOKYO("Asia/Tokyo", "ja", "Marunouchi Tower", 10),
  /** Headquarters. */
  BERLIN("Europe/Berlin", "de", "Haus Spree", 9),
  /** Sales and design. */
  NEW_YORK("America/New_York", "en", "Hudson Yard", 9);

  private final ZoneId zone;
  private final String language;
  private final String building;
  private final int opens;

  Site(String zone, String language, String building, int opens) {
    this.zone = ZoneId.of(zone);
    this.language = language;
    this.building = building;
    this.opens = opens;
  }

  ZoneId zone() {
    return zone;
  }

  String language() {
    return language;
  }

  String building() {
    return building;
  }

  /** The hour at which work begins. */
  int opens() {
    return opens;
  }

  /** What a profile says of it: eight hours, with an hour's break in the middle. */
  Map<String, Object> workingHours() {
    var hours =
        List.of(
            Map.of("from", hour(opens), "to", hour(opens + 3)),
            Map.of("from", hour(opens + 4), "to", hour(opens + 9)));
    var days = new LinkedHashMap<String, Object>();
    for (var day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
        days.put(day.name(), hours);
      }
    }
    return days;
  }

  private static String hour(int hour) {
    return "%02d:00".formatted(hour);
  }

  List<String> floors() {
    return switch (this) {
      case TOKYO -> List.of("3F", "4F", "5F");
      case BERLIN -> List.of("1. OG", "2. OG", "3. OG");
      case NEW_YORK -> List.of("11", "12");
    };
  }
}
