/** The domain's records as Avro: for each what its fields are and how it is made of them. */
@NullMarked
package koyomi.schemas.mapping;

import org.jspecify.annotations.NullMarked;
