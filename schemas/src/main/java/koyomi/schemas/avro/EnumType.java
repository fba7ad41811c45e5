package koyomi.schemas.avro;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * An enum whose constants bear the names of the schema's symbols. Symbols that the Java type lacks
 * ({@code UNKNOWN}) are refused when read.
 *
 * @param <E> the Java type
 */
final class EnumType<E extends Enum<E>> implements AvroType<E> {
  private final Schema schema;
  private final Map<E, Integer> symbolOf;
  private final @Nullable Enum<?>[] constantOf;
  private final Class<E> type;

  EnumType(Class<E> type, Schema schema) {
    this.type = type;
    this.schema = schema;
    List<String> symbols = schema.getEnumSymbols();
    symbolOf = new EnumMap<>(type);
    constantOf = new @Nullable Enum<?>[symbols.size()];
    for (E constant : type.getEnumConstants()) {
      int symbol = symbols.indexOf(constant.name());
      if (symbol < 0) {
        throw new IllegalArgumentException(schema.getName() + " has no symbol " + constant);
      }
      symbolOf.put(constant, symbol);
      constantOf[symbol] = constant;
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void write(E value, Encoder out) throws IOException {
    Integer symbol = symbolOf.get(value);
    if (symbol == null) {
      throw new AvroTypeException(schema.getName() + " has no symbol " + value);
    }
    out.writeEnum(symbol);
  }

  @Override
  public E read(Decoder in) throws IOException {
    int symbol = in.readEnum();
    Enum<?> constant = symbol >= 0 && symbol < constantOf.length ? constantOf[symbol] : null;
    if (constant == null) {
      throw new AvroTypeException(
          schema.getName() + ": symbol " + symbol + " is not known to this reader");
    }
    return type.cast(constant);
  }
}
