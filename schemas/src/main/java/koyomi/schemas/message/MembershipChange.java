package koyomi.schemas.message;

import koyomi.domain.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A user's role on a calendar changed.
 *
 * @param userId the user; the record's key
 * @param calendarId the calendar
 * @param role the role from now on, null for none
 * @param calendarVersion version of the calendar that gives it; an older one never undoes a newer
 */
public record MembershipChange(
    String userId, String calendarId, @Nullable Role role, long calendarVersion) {}
