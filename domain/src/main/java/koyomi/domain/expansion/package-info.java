/**
 * Events laid out in time: from local times, zones and rules to occurrences, and these by month.
 */
@NullMarked
package koyomi.domain.expansion;

import org.jspecify.annotations.NullMarked;
