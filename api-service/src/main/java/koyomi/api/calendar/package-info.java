/** The routes of calendars, their access lists, events, occurrences and changes. */
@NullMarked
package koyomi.api.calendar;

import org.jspecify.annotations.NullMarked;
