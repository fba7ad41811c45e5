/**
 * Types that are read and written as Avro: small codecs which compose, each bound to a schema of
 * the catalogue and checked against it when it is made. Nothing outside this module sees Avro.
 */
@NullMarked
package koyomi.schemas.avro;

import org.jspecify.annotations.NullMarked;
