/** Tests of the interval algebra against plain sets of seconds. */
@NullMarked
package koyomi.domain.interval;

import org.jspecify.annotations.NullMarked;
