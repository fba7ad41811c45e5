/**
 * People as colleagues see them: zone, language, working hours, place; and what is decided of them.
 */
@NullMarked
package koyomi.domain.people;

import org.jspecify.annotations.NullMarked;
