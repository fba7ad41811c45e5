package koyomi.schemas.avro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A record: its fields in the schema's order, each with how to take it from a value.
 *
 * @param <T> the Java type
 */
public final class RecordType<T> implements AvroType<T> {
  private final Schema schema;
  private final List<Field<T, ?>> fields;
  private final Function<Row, T> constructor;

  private RecordType(Schema schema, List<Field<T, ?>> fields, Function<Row, T> constructor) {
    this.schema = schema;
    this.fields = fields;
    this.constructor = constructor;
  }

  /** Begins a record with the schema of this name in the catalogue. */
  public static <T> Builder<T> of(String name) {
    return new Builder<>(SchemaCatalogue.named(name));
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void write(T value, Encoder out) throws IOException {
    for (Field<T, ?> field : fields) {
      field.write(value, out);
    }
  }

  @Override
  public T read(Decoder in) throws IOException {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    Schema.Field[] order =
        in instanceof ResolvingDecoder resolving ? resolving.readFieldOrderIfDiff() : null;
    if (order == null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = fields.get(i).type.read(in);
      }
    } else {
      for (Schema.Field field : order) {
        values[field.pos()] = fields.get(field.pos()).type.read(in);
      }
    }
    return constructor.apply(new Row(schema, values));
  }

  private record Field<T, F extends @Nullable Object>(AvroType<F> type, Function<T, F> getter) {
    void write(T value, Encoder out) throws IOException {
      type.write(getter.apply(value), out);
    }
  }

  /**
   * Collects the fields of a record.
   *
   * @param <T> the Java type
   */
  public static final class Builder<T> {
    private final Schema schema;
    private final List<Field<T, ?>> fields = new ArrayList<>();

    private Builder(Schema schema) {
      this.schema = schema;
    }

    /**
     * Adds the next field.
     *
     * @throws IllegalArgumentException if the schema's next field has another name or type
     */
    public <F extends @Nullable Object> Builder<T> field(
        String name, AvroType<F> type, Function<T, F> getter) {
      int position = fields.size();
      Schema.Field expected =
          position < schema.getFields().size() ? schema.getFields().get(position) : null;
      if (expected == null
          || !expected.name().equals(name)
          || !expected.schema().equals(type.schema())) {
        throw new IllegalArgumentException(
            schema.getName() + ": '" + name + "' doesn't fit the schema's " + expected);
      }
      fields.add(new Field<>(type, getter));
      return this;
    }

    /**
     * Ends the record.
     *
     * @param constructor makes a value of a row with the fields by position
     * @throws IllegalArgumentException if the schema has more fields
     */
    public RecordType<T> build(Function<Row, T> constructor) {
      if (fields.size() != schema.getFields().size()) {
        throw new IllegalArgumentException(schema.getName() + ": fields of the schema are missing");
      }
      return new RecordType<>(schema, List.copyOf(fields), constructor);
    }
  }
}
