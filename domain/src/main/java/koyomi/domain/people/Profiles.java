package koyomi.domain.people;

import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.event.EventTimes;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** Makes profiles of what tokens say, and merges patches into them. */
public final class Profiles {
  /** The zone of who doesn't say. */
  public static final String DEFAULT_ZONE = "UTC";

  /** The language of who doesn't say. */
  public static final String DEFAULT_LANGUAGE = "en";

  /** Longest mail address (RFC 5321 §4.5.3.1), in characters. */
  static final int MAX_EMAIL = 320;

  private static final String BUILDING = "building";
  private static final String FLOOR = "floor";

  private Profiles() {}

  /**
   * Returns the profile of somebody who is seen for the first time. What the token says and makes
   * no sense is left out.
   */
  public static Profile made(String userId, Introduction introduction, Instant now) {
    String email = introduction.email();
    String zone = introduction.timeZone();
    String language = introduction.language();
    String tag = language == null ? null : languageTag(language.replace('_', '-'));
    return new Profile(
        userId,
        name(introduction.name(), userId),
        email != null && email.indexOf('@') > 0 && email.length() <= MAX_EMAIL ? email : null,
        zone != null && EventTimes.isZone(zone) ? zone : DEFAULT_ZONE,
        tag == null ? DEFAULT_LANGUAGE : tag,
        WorkingHours.USUAL,
        Place.UNKNOWN,
        Ids.homeCalendarId(userId),
        true,
        true,
        1,
        now,
        now);
  }

  /** Returns the canonical form of a language tag (BCP 47), or null where it isn't one. */
  static @Nullable String languageTag(String text) {
    try {
      String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
      return text.isEmpty() || tag.equals("und") ? null : tag;
    } catch (IllformedLocaleException _) {
      return null;
    }
  }

  private static String name(@Nullable String claimed, String userId) {
    String name = claimed == null ? "" : claimed.replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty()) {
      return userId;
    }
    int length = Math.min(name.codePointCount(0, name.length()), ProfileDrafts.MAX_NAME);
    return name.substring(0, name.offsetByCodePoints(0, length));
  }

  /**
   * Returns a profile with a valid patch merged in, as its next version; the same where nothing
   * changes.
   */
  static Profile patch(Profile stored, ProfileDraft patch, Instant now) {
    String language = patch.language() == null ? null : languageTag(patch.language());
    Profile merged =
        new Profile(
            stored.id(),
            patch.name() == null ? stored.name() : patch.name().strip(),
            stored.email(),
            patch.timeZone() == null ? stored.timeZone() : patch.timeZone(),
            language == null ? stored.language() : language,
            hours(stored, patch),
            place(stored, patch),
            calendar(stored, patch),
            or(patch.has(ProfileField.ALL_DAY_BUSY), patch.allDayBusy(), stored.allDayBusy()),
            or(
                patch.has(ProfileField.FREE_BUSY_SHARED),
                patch.freeBusyShared(),
                stored.freeBusyShared()),
            stored.version(),
            stored.createdAt(),
            stored.updatedAt());
    return merged.equals(stored) ? stored : merged.next(now);
  }

  private static WorkingHours hours(Profile stored, ProfileDraft patch) {
    if (!patch.has(ProfileField.WORKING_HOURS)) {
      return stored.workingHours();
    }
    WorkingHours days = patch.workingHours();
    return days == null ? WorkingHours.USUAL : stored.workingHours().with(days);
  }

  private static Place place(Profile stored, ProfileDraft patch) {
    if (!patch.has(ProfileField.LOCATION)) {
      return stored.place();
    }
    if (patch.location() == null) {
      return Place.UNKNOWN;
    }
    Map<String, String> members = new TreeMap<>();
    put(members, BUILDING, stored.place().building());
    put(members, FLOOR, stored.place().floor());
    members.putAll(patch.location());
    return new Place(textOf(members, BUILDING), textOf(members, FLOOR));
  }

  private static void put(Map<String, String> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private static @Nullable String textOf(Map<String, String> members, String name) {
    String text = members.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  /** Returns where invitations go once a patch is merged: without a wish, home. */
  static String calendar(Profile stored, ProfileDraft patch) {
    if (!patch.has(ProfileField.DEFAULT_CALENDAR_ID)) {
      return stored.defaultCalendarId();
    }
    return patch.defaultCalendarId() == null
        ? Ids.homeCalendarId(stored.id())
        : patch.defaultCalendarId();
  }

  /** What a patch says of a switch that is on by itself. */
  private static boolean or(boolean present, @Nullable Boolean wished, boolean stored) {
    return present ? !Boolean.FALSE.equals(wished) : stored;
  }
}
