/** Tests of the decision core. */
@NullMarked
package koyomi.domain.calendar.decide;

import org.jspecify.annotations.NullMarked;
