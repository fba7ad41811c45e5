/** Stretches of a person's time by ids alone, and which of them are at the same time. */
@NullMarked
package koyomi.domain.conflict;

import org.jspecify.annotations.NullMarked;
