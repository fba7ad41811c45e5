package koyomi.topologies.calendar.query;

/** The stores here haven't reached the position that was asked for, in the time given. */
public final class StaleException extends ReadException {
  private static final long serialVersionUID = 1;

  StaleException(String why) {
    super(why);
  }

  StaleException(int partition, String why) {
    super("partition " + partition + " is behind: " + why);
  }
}
