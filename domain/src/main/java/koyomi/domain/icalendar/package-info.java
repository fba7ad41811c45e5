/**
 * iCalendar files (RFC 5545, and what people meet of RFC 7986, 9073 and 9074) in and out. The
 * reader takes any file apart without failing as a whole; what no field stands for is kept as
 * lines, so that an export gives back what was imported.
 */
@NullMarked
package koyomi.domain.icalendar;

import org.jspecify.annotations.NullMarked;
