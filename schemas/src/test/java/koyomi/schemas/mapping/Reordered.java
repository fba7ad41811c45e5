package koyomi.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Another writer's schema: the fields of the record in reverse, with one that we don't know. */
final class Reordered {
  private Reordered() {}

  static Schema of(Schema record) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    fields.add(
        new Schema.Field(
            "futureField",
            Schema.createArray(Schema.create(Schema.Type.STRING)),
            "Not known yet.",
            List.of("a", "b")));
    Collections.reverse(fields);
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }

  static byte[] rewrite(byte[] bytes, Schema from, Schema to) throws IOException {
    Object value =
        new GenericDatumReader<>(from, to)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(to).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
