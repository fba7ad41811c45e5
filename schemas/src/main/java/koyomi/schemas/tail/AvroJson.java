package koyomi.schemas.tail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any Avro value as JSON for people: no union wrappers, no nulls, times and days in ISO 8601, bytes
 * in base 64.
 */
final class AvroJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AvroJson() {}

  static JsonNode of(Schema schema, @Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value);
      case ARRAY -> array(schema, (Collection<?>) value);
      case MAP -> map(schema, (Map<?, ?>) value);
      case UNION -> of(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
      case INT, LONG -> number(schema, ((Number) value).longValue());
      case FLOAT, DOUBLE -> NODES.numberNode(((Number) value).doubleValue());
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case BYTES -> bytes(schema, ((ByteBuffer) value).duplicate());
      case FIXED -> bytes(schema, ByteBuffer.wrap(((GenericFixed) value).bytes()));
      case STRING, ENUM -> NODES.stringNode(value.toString());
      case NULL -> NODES.nullNode();
    };
  }

  private static JsonNode record(IndexedRecord record) {
    ObjectNode node = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        node.set(field.name(), of(field.schema(), value));
      }
    }
    return node;
  }

  private static JsonNode array(Schema schema, Collection<?> values) {
    ArrayNode node = NODES.arrayNode();
    values.forEach(value -> node.add(of(schema.getElementType(), value)));
    return node;
  }

  private static JsonNode map(Schema schema, Map<?, ?> values) {
    ObjectNode node = NODES.objectNode();
    values.forEach((key, value) -> node.set(key.toString(), of(schema.getValueType(), value)));
    return node;
  }

  private static JsonNode number(Schema schema, long value) {
    Object time =
        switch (schema.getLogicalType()) {
          case LogicalTypes.Date _ -> LocalDate.ofEpochDay(value);
          case LogicalTypes.TimestampMillis _ -> Instant.ofEpochMilli(value);
          case LogicalTypes.TimestampMicros _ -> instant(value);
          case LogicalTypes.LocalTimestampMillis _ -> local(Instant.ofEpochMilli(value));
          case LogicalTypes.LocalTimestampMicros _ -> local(instant(value));
          case LogicalTypes.TimeMillis _ -> LocalTime.ofNanoOfDay(value * 1_000_000);
          case LogicalTypes.TimeMicros _ -> LocalTime.ofNanoOfDay(value * 1_000);
          case null, default -> null;
        };
    return time == null ? NODES.numberNode(value) : NODES.stringNode(time.toString());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static JsonNode bytes(Schema schema, ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? NODES.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()))
        : NODES.binaryNode(bytes);
  }
}
