/** Tests of meeting times and room suggestions as HTTP clients meet them. */
@NullMarked
package koyomi.api.meeting;

import org.jspecify.annotations.NullMarked;
