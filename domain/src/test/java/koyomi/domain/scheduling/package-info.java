/** Tests of when someone is busy, and of what overlaps. */
@NullMarked
package koyomi.domain.scheduling;

import org.jspecify.annotations.NullMarked;
