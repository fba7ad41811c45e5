package koyomi.domain.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import koyomi.domain.access.Role;
import koyomi.domain.event.EventTimes;
import koyomi.domain.event.Violation;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/** Checks what a client sent of a calendar, and merges it into what is stored. */
public final class CalendarDrafts {
  /** Longest name, in characters. */
  public static final int MAX_NAME = 200;

  /** Longest description and settings, in bytes of UTF-8. */
  public static final int MAX_TEXT = 64 * 1024;

  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

  private CalendarDrafts() {}

  /**
   * Returns what is wrong with a draft, empty if nothing.
   *
   * @param whole whether it is a whole body, whose required fields must be there, rather than a
   *     patch
   */
  public static List<Violation> violations(CalendarDraft draft, boolean whole) {
    List<Violation> found = new ArrayList<>();
    String name = draft.name();
    if (name == null && (whole || draft.has(CalendarField.NAME))) {
      found.add(new Violation("/name", "is required"));
    } else if (name != null && name.isBlank()) {
      found.add(new Violation("/name", "is empty"));
    } else if (name != null && name.codePointCount(0, name.length()) > MAX_NAME) {
      found.add(new Violation("/name", "is longer than " + MAX_NAME + " characters"));
    }
    String zone = draft.timeZone();
    if (zone == null && (whole || draft.has(CalendarField.TIME_ZONE))) {
      found.add(new Violation("/timeZone", "is required"));
    } else if (zone != null && !EventTimes.isZone(zone)) {
      found.add(
          new Violation("/timeZone", "'" + zone + "' is not a time zone of the IANA data base"));
    }
    String color = draft.color();
    if (color != null && !COLOR.matcher(color).matches()) {
      found.add(new Violation("/color", "is not a colour like #1a2b3c"));
    }
    checkLength(draft.description(), "/description", found);
    checkLength(draft.settings(), "/settings", found);
    return found;
  }

  private static void checkLength(@Nullable String text, String pointer, List<Violation> found) {
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT) {
      found.add(new Violation(pointer, "is longer than 64 KiB"));
    }
  }

  /**
   * Returns a new calendar from a valid whole draft.
   *
   * @param basis what its occurrences are laid out by
   */
  public static Calendar create(
      String id, String ownerId, CalendarDraft draft, ExpansionBasis basis, Instant now) {
    String zone = draft.timeZone() == null ? "UTC" : draft.timeZone();
    TreeMap<String, Role> acl = new TreeMap<>();
    acl.put(ownerId, Role.OWNER);
    return new Calendar(
        id,
        ownerId,
        draft.name() == null ? "" : draft.name(),
        draft.description(),
        draft.color(),
        zone,
        Boolean.TRUE.equals(draft.isPublic()),
        draft.settings() == null ? "{}" : draft.settings(),
        acl,
        1,
        1,
        Horizon.around(ZoneId.of(zone), YearMonth.from(now.atZone(Zones.of(zone))), basis),
        now,
        now,
        null);
  }

  /**
   * Returns a calendar with a valid patch merged in; versions and times are the caller's to set.
   * With another zone its floating events are to be laid out anew: in slices, unless others are
   * under way.
   */
  public static Calendar patch(Calendar stored, CalendarDraft patch) {
    return new Calendar(
        stored.id(),
        stored.ownerId(),
        patch.name() == null ? stored.name() : patch.name(),
        patch.has(CalendarField.DESCRIPTION) ? patch.description() : stored.description(),
        patch.has(CalendarField.COLOR) ? patch.color() : stored.color(),
        patch.timeZone() == null ? stored.timeZone() : patch.timeZone(),
        patch.has(CalendarField.IS_PUBLIC)
            ? Boolean.TRUE.equals(patch.isPublic())
            : stored.isPublic(),
        settings(stored, patch),
        stored.acl(),
        stored.version(),
        stored.sequence(),
        horizon(stored, patch),
        stored.createdAt(),
        stored.updatedAt(),
        stored.deletedAt());
  }

  private static Horizon horizon(Calendar stored, CalendarDraft patch) {
    Horizon horizon = stored.horizon();
    return patch.timeZone() == null
            || patch.timeZone().equals(stored.timeZone())
            || horizon.move() != null
        ? horizon
        : horizon.laidOutAnew(horizon.rules(), stored.timeZone());
  }

  private static String settings(Calendar stored, CalendarDraft patch) {
    if (!patch.has(CalendarField.SETTINGS)) {
      return stored.settings();
    }
    return patch.settings() == null ? "{}" : patch.settings();
  }
}
