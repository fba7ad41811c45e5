/**
 * Recurrence sets of RFC 5545 (and the SKIP part of RFC 7529): text is parsed into a validated
 * {@link koyomi.domain.recurrence.RecurrenceRule}, compiled with its start and zone into a {@link
 * koyomi.domain.recurrence.RecurrenceSet}, and walked by an {@link
 * koyomi.domain.recurrence.OccurrenceCursor} that reaches any instant by arithmetic.
 */
@NullMarked
package koyomi.domain.recurrence;

import org.jspecify.annotations.NullMarked;
