package koyomi.api.json;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import koyomi.domain.people.WorkingHours;
import org.jspecify.annotations.Nullable;

/** Reads hours for the days of a week: {@code {"MONDAY": [{"from": "09:00", "to": "17:00"}]}}. */
final class WorkingHoursBody {
  private static final String END_OF_DAY = "24:00";

  private WorkingHoursBody() {}

  static WorkingHours read(BodyReader object) {
    TreeMap<DayOfWeek, List<WorkingHours.Hours>> days = new TreeMap<>();
    for (String name : object.names()) {
      DayOfWeek day = day(name);
      if (day != null) {
        List<WorkingHours.Hours> hours = object.objects(name, WorkingHoursBody::hours);
        days.put(day, hours == null ? new ArrayList<>() : hours);
      }
    }
    return new WorkingHours(days);
  }

  /** As {@link #read}, where a name that is no day is refused. */
  static WorkingHours readAll(BodyReader object) {
    for (String name : object.names()) {
      if (day(name) == null) {
        object.refuse(name, "is no day of the week, such as MONDAY");
      }
    }
    return read(object);
  }

  private static @Nullable DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    return null;
  }

  private static WorkingHours.Hours hours(BodyReader object) {
    LocalTime from = time(object, "from");
    LocalTime to = time(object, "to");
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      object.refuse("to", "must be after from");
      return new WorkingHours.Hours(LocalTime.MIN, LocalTime.MIDNIGHT);
    }
    return new WorkingHours.Hours(from, to);
  }

  private static LocalTime time(BodyReader object, String name) {
    String text = object.needed(name);
    try {
      return text.isEmpty() || text.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    } catch (DateTimeException e) {
      object.refuse(name, "must be a time of day such as 09:00");
      return LocalTime.MIDNIGHT;
    }
  }
}
