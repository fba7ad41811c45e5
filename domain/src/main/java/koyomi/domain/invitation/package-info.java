/**
 * Invitations between calendars of this system (RFC 5546): the messages that travel from the
 * organiser's calendar to the invited, and their answers back.
 */
@NullMarked
package koyomi.domain.invitation;

import org.jspecify.annotations.NullMarked;
