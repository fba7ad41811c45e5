/**
 * Generated calendars, the same for the same seed, with an expansion of their own: day by day, too
 * plain to be wrong, so that the answers of what is measured can be checked.
 */
@NullMarked
package koyomi.bench.data;

import org.jspecify.annotations.NullMarked;
