/** Start, readiness and orderly stop of the stream application and of the reply consumer. */
@NullMarked
package koyomi.api.lifecycle;

import org.jspecify.annotations.NullMarked;
