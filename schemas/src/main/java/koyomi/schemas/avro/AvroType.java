package koyomi.schemas.avro;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * How values of a Java type are written and read as Avro. Immutable and safe for many threads.
 *
 * @param <T> the Java type
 */
public interface AvroType<T extends @Nullable Object> {
  /** Returns the schema of what is written. */
  Schema schema();

  /**
   * Writes a value. Equal values give equal bytes.
   *
   * @throws IOException if the encoder's target fails
   */
  void write(T value, Encoder out) throws IOException;

  /**
   * Reads a value: from a plain decoder what {@link #schema()} describes, from a resolving one what
   * any compatible schema describes.
   *
   * @throws IOException if the bytes end too early
   * @throws org.apache.avro.AvroRuntimeException if the bytes make no such value
   */
  T read(Decoder in) throws IOException;
}
