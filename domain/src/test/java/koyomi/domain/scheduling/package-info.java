/** Tests of when someone is busy. */
@NullMarked
package koyomi.domain.scheduling;

import org.jspecify.annotations.NullMarked;
