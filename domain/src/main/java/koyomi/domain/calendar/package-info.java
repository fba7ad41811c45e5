/** Calendars, the commands that change them and their events, and the pure core that decides. */
@NullMarked
package koyomi.domain.calendar;

import org.jspecify.annotations.NullMarked;
