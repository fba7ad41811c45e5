/**
 * A zone whose rules change: new rules as a file, calendars in that zone, and what each of their
 * months shows before and after, reckoned from local times alone.
 */
@NullMarked
package koyomi.bench.zones;

import org.jspecify.annotations.NullMarked;
