package koyomi.api.json;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import koyomi.domain.meeting.DaySet;

/** Days of the week by their English names, and dates, in one list. */
final class Days {
  private static final int MAX = 400;

  private Days() {}

  static DaySet of(BodyReader reader, String name) {
    List<String> texts = reader.strings(name);
    if (texts == null) {
      return DaySet.NONE;
    }
    if (texts.size() > MAX) {
      reader.refuse(name, "has more than " + MAX + " days");
      return DaySet.NONE;
    }
    Set<DayOfWeek> weekly = new HashSet<>();
    Set<LocalDate> dates = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      try {
        if (text.indexOf('-') > 0) {
          dates.add(LocalDate.parse(text));
        } else {
          weekly.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        reader.refuse(name, i, "must be a day of the week (FRIDAY) or a date (2026-05-01)");
      }
    }
    return new DaySet(weekly, dates);
  }
}
