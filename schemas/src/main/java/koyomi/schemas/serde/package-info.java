/** Serdes in Confluent's wire format, which any Confluent client reads. */
@NullMarked
package koyomi.schemas.serde;

import org.jspecify.annotations.NullMarked;
