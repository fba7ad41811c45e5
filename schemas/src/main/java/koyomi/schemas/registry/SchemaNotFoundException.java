package koyomi.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry knows no such schema, subject or id. */
public final class SchemaNotFoundException extends SerializationException {
  private static final long serialVersionUID = 1;

  /** Says what is missing. */
  public SchemaNotFoundException(String message) {
    super(message);
  }
}
