/** Tests of finding times and rooms, against searches that try everything. */
@NullMarked
package koyomi.domain.meeting;

import org.jspecify.annotations.NullMarked;
