package koyomi.schemas.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes values by the current schema of their type. */
public final class BinaryWriter {
  private static final int INITIAL_SIZE = 1024;

  private BinaryWriter() {}

  /** Returns the bytes of a value after those of a prefix. */
  public static <T> byte[] write(AvroType<T> type, T value, byte... prefix) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_SIZE);
    bytes.writeBytes(prefix);
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      type.write(value, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
