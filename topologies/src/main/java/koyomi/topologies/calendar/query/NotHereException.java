package koyomi.topologies.calendar.query;

/** This instance doesn't hold the partition (any more, or yet): ask {@code placementOf} again. */
public final class NotHereException extends ReadException {
  private static final long serialVersionUID = 1;

  NotHereException(int partition, String why) {
    super("partition " + partition + " isn't readable here: " + why);
  }
}
