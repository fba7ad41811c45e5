/** The way of a query: to the instance that owns the key, here or one hop away. */
@NullMarked
package koyomi.api.read;

import org.jspecify.annotations.NullMarked;
