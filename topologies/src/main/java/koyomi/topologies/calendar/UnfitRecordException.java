package koyomi.topologies.calendar;

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
}
