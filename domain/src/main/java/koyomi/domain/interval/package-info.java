/** Half-open stretches of time and what can be computed of them. */
@NullMarked
package koyomi.domain.interval;

import org.jspecify.annotations.NullMarked;
