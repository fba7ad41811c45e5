/** Tests of what overlaps. */
@NullMarked
package koyomi.domain.conflict;

import org.jspecify.annotations.NullMarked;
