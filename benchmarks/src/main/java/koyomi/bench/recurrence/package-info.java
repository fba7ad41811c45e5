/** Figures of the recurrence expander beside other libraries and the loop one writes by hand. */
@NullMarked
package koyomi.bench.recurrence;

import org.jspecify.annotations.NullMarked;
