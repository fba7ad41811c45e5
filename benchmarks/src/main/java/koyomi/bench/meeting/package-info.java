/** How long it takes to find a time and a room, without network and stores. */
@NullMarked
package koyomi.bench.meeting;

import org.jspecify.annotations.NullMarked;
