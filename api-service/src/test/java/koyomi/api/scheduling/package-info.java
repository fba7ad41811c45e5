/** Tests of whom a write asks for busy times, and when. */
@NullMarked
package koyomi.api.scheduling;

import org.jspecify.annotations.NullMarked;
