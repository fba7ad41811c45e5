/**
 * Rules of time zones as data: read from TZif files (RFC 9636) that are newer than the JDK's, and
 * compared by what they do to events.
 */
@NullMarked
package koyomi.domain.zone;

import org.jspecify.annotations.NullMarked;
