/**
 * The pure core of the calendar's single writer: a state and a command give facts and an answer.
 * Access, versions and validation are decided here, for the edge may be stale.
 */
@NullMarked
package koyomi.domain.calendar.decide;

import org.jspecify.annotations.NullMarked;
