package koyomi.schemas.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.schemas.serde.WireFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as lines of JSON, decoded by their writer's schema from the registry: what anybody sees
 * who has the registry and not our code. What can't be decoded is shown in base 64 with the reason.
 */
public final class RecordPrinter {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaRegistry registry;

  /** Prints with the schemas of a registry. */
  public RecordPrinter(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Returns the line of a record, without a line break. */
  public String line(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line = NODES.objectNode();
    line.put("partition", record.partition());
    line.put("offset", record.offset());
    line.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    line.set("key", text(record.key()));
    ObjectNode headers = NODES.objectNode();
    for (Header header : record.headers()) {
      headers.set(header.key(), text(header.value()));
    }
    if (!headers.isEmpty()) {
      line.set("headers", headers);
    }
    value(record.value(), line);
    return JSON.writeValueAsString(line);
  }

  private void value(byte[] value, ObjectNode line) {
    if (value == null) {
      line.set("value", NODES.nullNode());
      return;
    }
    try {
      int id = WireFormat.schemaId(value);
      JsonNode decoded = decode(registry.schemaOf(id), value);
      line.put("schema", id);
      line.set("value", decoded);
    } catch (IOException | RuntimeException e) {
      line.put("undecodable", String.valueOf(e.getMessage()));
      line.set("value", NODES.binaryNode(value));
    }
  }

  private static JsonNode decode(Schema schema, byte[] value) throws IOException {
    int length = value.length - WireFormat.HEADER_LENGTH;
    Object datum =
        new GenericDatumReader<>(schema)
            .read(
                null,
                DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_LENGTH, length, null));
    return AvroJson.of(schema, datum);
  }

  private static JsonNode text(byte[] bytes) {
    if (bytes == null) {
      return NODES.nullNode();
    }
    try {
      return NODES.stringNode(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return NODES.binaryNode(bytes);
    }
  }
}
