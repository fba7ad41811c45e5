package koyomi.schemas.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The released copies of schemas, on the class path. */
final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /** Returns the versions of a subject, from 1. */
  static List<Schema> of(String subject) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String name = "/koyomi/schemas/history/" + subject + "/" + (versions.size() + 1) + ".avsc";
      try (InputStream in = ReleasedSchemas.class.getResourceAsStream(name)) {
        if (in == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new IllegalStateException(name + " can't be read", e);
      }
    }
  }
}
