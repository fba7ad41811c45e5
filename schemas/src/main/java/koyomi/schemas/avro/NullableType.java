package koyomi.schemas.avro;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * A union of null and another type.
 *
 * @param <T> the Java type of the other
 */
final class NullableType<T> implements AvroType<@Nullable T> {
  private final AvroType<T> type;
  private final Schema schema;

  NullableType(AvroType<T> type) {
    this.type = type;
    schema = Schema.createUnion(Schema.create(Schema.Type.NULL), type.schema());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void write(@Nullable T value, Encoder out) throws IOException {
    if (value == null) {
      out.writeIndex(0);
      out.writeNull();
    } else {
      out.writeIndex(1);
      type.write(value, out);
    }
  }

  @Override
  public @Nullable T read(Decoder in) throws IOException {
    if (in.readIndex() == 0) {
      in.readNull();
      return null;
    }
    return type.read(in);
  }
}
