package koyomi.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refuses a schema which its predecessors' readers or writers can't live with. */
public final class IncompatibleSchemaException extends SerializationException {
  private static final long serialVersionUID = 1;

  /** Says what was refused and why. */
  public IncompatibleSchemaException(String message) {
    super(message);
  }
}
