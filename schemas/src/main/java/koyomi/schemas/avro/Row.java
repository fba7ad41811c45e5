package koyomi.schemas.avro;

import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The values of a record just read, by position of the field. */
public final class Row {
  private final Schema schema;
  private final @Nullable Object[] values;

  Row(Schema schema, @Nullable Object[] values) {
    this.schema = schema;
    this.values = values;
  }

  /** Returns the value of a field, of the type that the field was declared with. */
  // The field's type says whether it can be null, and the reader of that type has made the value.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  public <F extends @Nullable Object> F get(int field) {
    return (F) values[field];
  }

  /**
   * Returns the value of a nullable field that the record's kind demands.
   *
   * @throws AvroTypeException if it is null
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <F> F required(int field) {
    Object value = values[field];
    if (value == null) {
      throw refused(schema.getFields().get(field).name() + " is missing");
    }
    return (F) value;
  }

  /** Returns the error for a record that makes no sense to this reader. */
  public AvroTypeException refused(String reason) {
    return new AvroTypeException(schema.getName() + ": " + reason);
  }
}
