/** The way of a command: to its log, and the reply back to the request that waits for it. */
@NullMarked
package koyomi.api.write;

import org.jspecify.annotations.NullMarked;
