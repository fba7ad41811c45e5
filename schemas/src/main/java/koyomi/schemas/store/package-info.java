/**
 * Values of state stores as bytes: a version, then Avro binary by the schema released under that
 * version. No registry is needed, and every released version can be read.
 */
@NullMarked
package koyomi.schemas.store;

import org.jspecify.annotations.NullMarked;
