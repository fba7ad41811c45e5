/** When people are busy, without what keeps them so. */
@NullMarked
package koyomi.domain.scheduling;

import org.jspecify.annotations.NullMarked;
