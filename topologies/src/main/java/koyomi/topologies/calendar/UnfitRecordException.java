package koyomi.topologies.calendar;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A record that can't be handled, ever: it goes to the dead letters, and the stream goes on. What
 * may pass (a store or a broker that fails) is never reported by this.
 */
public final class UnfitRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A record that is unfit for this reason. */
  public UnfitRecordException(String message) {
    super(message);
  }

  /** A record that is unfit for this reason, found by this failure. */
  public UnfitRecordException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Tells whether a failure is a store's or a broker's, which another try may not meet. */
  static boolean mayPass(RuntimeException failure) {
    return failure instanceof KafkaException && !(failure instanceof SerializationException);
  }
}
