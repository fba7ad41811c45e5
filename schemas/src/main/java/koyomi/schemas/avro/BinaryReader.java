package koyomi.schemas.avro;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;

/**
 * Reads values that were written by one schema, the current or another compatible one. Safe for
 * many threads.
 *
 * @param <T> the Java type
 */
public final class BinaryReader<T> {
  private final AvroType<T> type;
  private final Schema writer;
  private final boolean same;

  /** Decoders are costly to make and not for two threads at once; a failed one isn't put back. */
  private final Queue<ResolvingDecoder> idle = new ConcurrentLinkedQueue<>();

  /**
   * Makes a reader.
   *
   * @param writer schema of the bytes
   * @throws AvroRuntimeException if values of that schema can't be read as the type
   */
  public BinaryReader(AvroType<T> type, Schema writer) {
    this.type = type;
    this.writer = writer;
    same = writer.equals(type.schema());
    if (!same) {
      idle.add(resolving());
    }
  }

  /**
   * Reads a value that fills the bytes from an offset to the end.
   *
   * @throws AvroRuntimeException if the bytes make no such value, or more than one
   */
  public T read(byte[] bytes, int offset) {
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    try {
      T value = same ? type.read(in) : resolve(in);
      if (!in.isEnd()) {
        throw new AvroRuntimeException("bytes are left over after " + type.schema().getName());
      }
      return value;
    } catch (AvroRuntimeException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new AvroRuntimeException("the bytes make no " + type.schema().getName(), e);
    }
  }

  private T resolve(BinaryDecoder in) throws IOException {
    ResolvingDecoder decoder = idle.poll();
    if (decoder == null) {
      decoder = resolving();
    }
    decoder.configure(in);
    T value = type.read(decoder);
    decoder.drain();
    idle.add(decoder);
    return value;
  }

  private ResolvingDecoder resolving() {
    try {
      Schema reader = type.schema();
      return DecoderFactory.get()
          .resolvingDecoder(Schema.applyAliases(writer, reader), reader, null);
    } catch (IOException e) {
      throw new AvroRuntimeException("can't read " + writer.getFullName(), e);
    }
  }
}
