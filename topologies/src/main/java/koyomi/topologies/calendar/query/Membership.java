package koyomi.topologies.calendar.query;

import koyomi.domain.access.Role;

/**
 * A calendar that a user was given a role in.
 *
 * @param calendarId the calendar, on whichever partition
 * @param role the role
 */
public record Membership(String calendarId, Role role) {}
