/** People as colleagues see them: zone, language, working hours, place. */
@NullMarked
package koyomi.domain.people;

import org.jspecify.annotations.NullMarked;
