package koyomi.schemas.avro;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * A type made of two functions.
 *
 * @param <T> the Java type
 */
record Simple<T>(Schema schema, Writer<T> writer, Reader<T> reader) implements AvroType<T> {
  @Override
  public void write(T value, Encoder out) throws IOException {
    writer.write(value, out);
  }

  @Override
  public T read(Decoder in) throws IOException {
    return reader.read(in);
  }

  /** Writes a value. */
  interface Writer<T> {
    void write(T value, Encoder out) throws IOException;
  }

  /** Reads a value. */
  interface Reader<T> {
    T read(Decoder in) throws IOException;
  }
}
