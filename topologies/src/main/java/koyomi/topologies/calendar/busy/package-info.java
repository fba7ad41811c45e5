/**
 * When people are busy: by person and day, packed, as the task that writes their calendars keeps
 * it.
 */
@NullMarked
package koyomi.topologies.calendar.busy;

import org.jspecify.annotations.NullMarked;
