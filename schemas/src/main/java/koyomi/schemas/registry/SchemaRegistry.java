package koyomi.schemas.registry;

import org.apache.avro.Schema;

/** Knows the ids under which schemas are registered. Safe for many threads. */
public interface SchemaRegistry {
  /**
   * Returns the id of a schema that is registered under a subject. Never registers it.
   *
   * @throws SchemaNotFoundException if it isn't registered
   * @throws RegistryUnavailableException if nobody can tell now
   */
  int idOf(String subject, Schema schema);

  /**
   * Returns the schema of an id.
   *
   * @throws SchemaNotFoundException if there is none
   * @throws RegistryUnavailableException if nobody can tell now
   */
  Schema schemaOf(int id);

  /**
   * Remembers all versions of a subject, so that no record of it needs the registry later.
   *
   * @throws SchemaNotFoundException if there is no such subject
   * @throws RegistryUnavailableException if nobody can tell now
   */
  void load(String subject);
}
