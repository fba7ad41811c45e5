package koyomi.api.read;

/** Tells the instance that sent a read on that this one doesn't hold what was asked for. */
final class NotHeldHereException extends RuntimeException {
  NotHeldHereException() {
    super("the partition asked for isn't held here", null, false, false);
  }
}
