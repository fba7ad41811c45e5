package koyomi.domain.people;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch (RFC 7396) of a profile, as a client sent it.
 *
 * @param fields the fields that were present, with a value or with null
 * @param id who it is of
 * @param name shown to colleagues
 * @param email mail address
 * @param timeZone IANA name
 * @param language BCP 47 tag
 * @param workingHours the days that were present; one without hours is free
 * @param location members that were present; an empty text stands for null
 * @param defaultCalendarId where invitations go
 * @param allDayBusy whether all-day events that block time count as busy
 * @param freeBusyShared whether colleagues see busy times
 */
public record ProfileDraft(
    Set<ProfileField> fields,
    @Nullable String id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String timeZone,
    @Nullable String language,
    @Nullable WorkingHours workingHours,
    @Nullable Map<String, String> location,
    @Nullable String defaultCalendarId,
    @Nullable Boolean allDayBusy,
    @Nullable Boolean freeBusyShared) {

  /** Copies the collections. */
  public ProfileDraft {
    fields = Set.copyOf(fields);
    location = location == null ? null : Collections.unmodifiableMap(new TreeMap<>(location));
  }

  /** Tells whether the client sent this field. */
  public boolean has(ProfileField field) {
    return fields.contains(field);
  }
}
