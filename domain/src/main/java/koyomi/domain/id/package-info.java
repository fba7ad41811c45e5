/** Identifiers that carry their place: a calendar id begins with the shard key of its creator. */
@NullMarked
package koyomi.domain.id;

import org.jspecify.annotations.NullMarked;
