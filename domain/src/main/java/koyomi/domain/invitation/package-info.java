/**
 * Invitations within this system: of people (RFC 5546), by messages from the organiser's calendar
 * to the invited and their answers back; of resources, by what events claim of them.
 */
@NullMarked
package koyomi.domain.invitation;

import org.jspecify.annotations.NullMarked;
