package koyomi.domain.people;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Violation;
import koyomi.domain.people.WorkingHours.Hours;
import org.jspecify.annotations.Nullable;

/** Checks what a client sent of a profile. */
public final class ProfileDrafts {
  /** Longest name, building and floor, in characters. */
  public static final int MAX_NAME = 200;

  /** The most parts of a day in which somebody works. */
  public static final int MAX_PARTS = 12;

  private ProfileDrafts() {}

  /** Returns what is wrong with a patch by itself and beside what is stored, empty if nothing. */
  public static List<Violation> violations(ProfileDraft patch, Profile stored) {
    List<Violation> found = new ArrayList<>();
    if (patch.has(ProfileField.ID) && !stored.id().equals(patch.id())) {
      found.add(new Violation("/id", "can't be changed"));
    }
    if (patch.has(ProfileField.EMAIL) && !same(patch.email(), stored.email())) {
      found.add(new Violation("/email", "is the identity provider's to change"));
    }
    needed(patch, ProfileField.NAME, patch.name(), "/name", found);
    text(patch.name(), "/name", found);
    needed(patch, ProfileField.TIME_ZONE, patch.timeZone(), "/timeZone", found);
    String zone = patch.timeZone();
    if (zone != null && !EventTimes.isZone(zone)) {
      found.add(
          new Violation("/timeZone", "'" + zone + "' is not a time zone of the IANA data base"));
    }
    needed(patch, ProfileField.LANGUAGE, patch.language(), "/language", found);
    if (patch.language() != null && Profiles.languageTag(patch.language()) == null) {
      found.add(
          new Violation("/language", "'" + patch.language() + "' is not a language tag (BCP 47)"));
    }
    if (patch.location() != null) {
      patch.location().forEach((name, value) -> text(value, "/location/" + name, found));
    }
    if (patch.workingHours() != null) {
      patch.workingHours().days().forEach((day, parts) -> hours(day, parts, found));
    }
    return found;
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  private static void needed(
      ProfileDraft patch,
      ProfileField field,
      @Nullable String value,
      String pointer,
      List<Violation> found) {
    if (patch.has(field) && (value == null || value.isBlank())) {
      found.add(new Violation(pointer, value == null ? "is required" : "is empty"));
    }
  }

  private static void text(@Nullable String text, String pointer, List<Violation> found) {
    if (text != null && text.codePointCount(0, text.length()) > MAX_NAME) {
      found.add(new Violation(pointer, "is longer than " + MAX_NAME + " characters"));
    }
  }

  private static void hours(DayOfWeek day, List<Hours> parts, List<Violation> found) {
    String pointer = "/workingHours/" + day;
    if (parts.size() > MAX_PARTS) {
      found.add(new Violation(pointer, "has more than " + MAX_PARTS + " parts"));
    }
    for (int i = 1; i < parts.size(); i++) {
      Hours before = parts.get(i - 1);
      if (before.toEndOfDay() || parts.get(i).from().isBefore(before.to())) {
        found.add(new Violation(pointer, "has parts that overlap"));
        return;
      }
    }
  }
}
