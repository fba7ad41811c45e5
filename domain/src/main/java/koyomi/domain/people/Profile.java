package koyomi.domain.people;

import java.time.Instant;
import java.time.ZoneId;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param id the token's subject
 * @param name shown to colleagues
 * @param email mail address, if known
 * @param timeZone IANA name
 * @param language BCP 47 tag
 * @param workingHours in {@code timeZone}
 * @param place where the person sits
 * @param defaultCalendarId where invitations go; one that the person created
 * @param allDayBusy whether all-day events that block time count as busy
 * @param freeBusyShared whether colleagues see busy times
 * @param version counts changes, from 1
 * @param createdAt when the person was first seen
 * @param updatedAt when this version was recorded
 */
public record Profile(
    String id,
    String name,
    @Nullable String email,
    String timeZone,
    String language,
    WorkingHours workingHours,
    Place place,
    String defaultCalendarId,
    boolean allDayBusy,
    boolean freeBusyShared,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** Returns this as the next version. */
  Profile next(Instant now) {
    return new Profile(
        id,
        name,
        email,
        timeZone,
        language,
        workingHours,
        place,
        defaultCalendarId,
        allDayBusy,
        freeBusyShared,
        version + 1,
        createdAt,
        now);
  }

  /** Returns the zone of the working hours and of whole days. */
  public ZoneId zone() {
    return Zones.of(timeZone);
  }
}
