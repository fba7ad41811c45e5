/**
 * Finding a time and a room: pure functions over busy spans, working hours and resources. What was
 * found comes with its reasons, so that people can see why.
 */
@NullMarked
package koyomi.domain.meeting;

import org.jspecify.annotations.NullMarked;
