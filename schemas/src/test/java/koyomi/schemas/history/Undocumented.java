package koyomi.schemas.history;

import java.util.List;
import org.apache.avro.Schema;

/** Finds fields and types without documentation, and enums without a default. */
final class Undocumented {
  private Undocumented() {}

  static void collect(Schema schema, List<String> missing) {
    switch (schema.getType()) {
      case RECORD -> {
        require(schema.getDoc() != null, schema.getName(), missing);
        for (Schema.Field field : schema.getFields()) {
          require(field.doc() != null, schema.getName() + "." + field.name(), missing);
          collect(field.schema(), missing);
        }
      }
      case ENUM -> {
        require(schema.getDoc() != null, schema.getName(), missing);
        require(schema.getEnumDefault() != null, schema.getName() + " default", missing);
      }
      case ARRAY -> collect(schema.getElementType(), missing);
      case MAP -> collect(schema.getValueType(), missing);
      case UNION -> schema.getTypes().forEach(type -> collect(type, missing));
      default -> {}
    }
  }

  private static void require(boolean there, String what, List<String> missing) {
    if (!there) {
      missing.add(what);
    }
  }
}
