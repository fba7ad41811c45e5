package koyomi.topologies.calendar.query;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a read insists on.
 *
 * @param atLeast the command whose effects must be seen, if any
 * @param patience how long to wait until they are, and until it is known whether a standby has
 *     everything; zero or more
 * @param standbyAllowed whether a standby may answer, if it provably has everything
 */
public record ReadRequirement(
    @Nullable Consistency atLeast, Duration patience, boolean standbyAllowed) {

  /** The active task's present state. */
  public static final ReadRequirement ACTIVE = new ReadRequirement(null, Duration.ZERO, false);
}
