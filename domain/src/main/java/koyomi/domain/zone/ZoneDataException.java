package koyomi.domain.zone;

/** Time-zone data that can't be read, or says what can't be kept. */
public final class ZoneDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public ZoneDataException(String message) {
    super(message);
  }

  /** Says what is wrong, and why. */
  public ZoneDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
