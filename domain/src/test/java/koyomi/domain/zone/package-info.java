/** Tests of rules of time zones as data. */
@NullMarked
package koyomi.domain.zone;

import org.jspecify.annotations.NullMarked;
