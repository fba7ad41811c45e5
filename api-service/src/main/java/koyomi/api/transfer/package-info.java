/** Whole iCalendar files in and out, as streams. */
@NullMarked
package koyomi.api.transfer;

import org.jspecify.annotations.NullMarked;
