package koyomi.topologies.calendar.query;

/** A read that this instance can't answer now; never a wrong answer instead. */
public abstract sealed class ReadException extends RuntimeException
    permits NotHereException, StaleException {
  private static final long serialVersionUID = 1;

  ReadException(String message) {
    super(message);
  }
}
