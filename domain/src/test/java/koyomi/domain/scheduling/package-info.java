/** Tests of busy time. */
@NullMarked
package koyomi.domain.scheduling;

import org.jspecify.annotations.NullMarked;
