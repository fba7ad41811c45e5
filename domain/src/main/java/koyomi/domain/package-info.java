/** The calendar itself in plain Java: nothing here knows of Kafka, Spring or Avro. */
@NullMarked
package koyomi.domain;

import org.jspecify.annotations.NullMarked;
