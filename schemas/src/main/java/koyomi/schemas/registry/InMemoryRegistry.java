package koyomi.schemas.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/**
 * A registry that lives in this object and takes any schema. For topologies that run without
 * servers, as in tests and benchmarks.
 */
public final class InMemoryRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new CopyOnWriteArrayList<>();

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    int index = schemas.indexOf(schema);
    if (index < 0) {
      schemas.add(schema);
      index = schemas.size() - 1;
    }
    return index + 1;
  }

  @Override
  public Schema schemaOf(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SchemaNotFoundException("no schema with id " + id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public void load(String subject) {
    // Everything is in memory already.
  }
}
