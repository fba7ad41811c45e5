package koyomi.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The registry doesn't answer, or not as it should. The same question may be answered later. */
public final class RegistryUnavailableException extends SerializationException {
  private static final long serialVersionUID = 1;

  /** Says what was asked and what went wrong. */
  public RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
