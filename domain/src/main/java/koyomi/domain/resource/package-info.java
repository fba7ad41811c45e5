/** Rooms, equipment and other things that only one may have at a time, and their reservations. */
@NullMarked
package koyomi.domain.resource;

import org.jspecify.annotations.NullMarked;
