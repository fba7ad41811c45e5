/** Tests of iCalendar in and out. */
@NullMarked
package koyomi.domain.icalendar;

import org.jspecify.annotations.NullMarked;
