package koyomi.domain.calendar;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The months for which a calendar's recurring events are kept expanded. Months outside are expanded
 * on read from the series.
 *
 * <p>The months move on with time, and as that is much work for a large calendar it is done in
 * slices: first the rows of the new months are added, then these become what readers rely on, then
 * the rows of the months behind are removed. At every moment the rows of {@code first} to {@code
 * last} are complete.
 *
 * @param zone the zone whose months these are; the calendar's at its creation, for ever, so that a
 *     month view reads the rows of one month
 * @param first first month whose rows are complete
 * @param last last month whose rows are complete, inclusive
 * @param move how far a move is, while there is one
 */
public record Horizon(ZoneId zone, YearMonth first, YearMonth last, @Nullable Move move) {
  /** Months kept before the current one. */
  public static final int BEHIND = 1;

  /** Months kept after the current one. */
  public static final int AHEAD = 13;

  /** The stages of a move. */
  public enum Stage {
    /** Rows of the new months are being added. */
    ADDING,
    /** Rows of the months left behind are being removed. */
    REMOVING
  }

  /**
   * An unfinished move.
   *
   * @param stage what is being done
   * @param first first month of the new horizon while ADDING, of the former one while REMOVING
   * @param last the last month likewise, inclusive
   * @param done id of the last event that the stage has dealt with; empty for none
   */
  public record Move(Stage stage, YearMonth first, YearMonth last, String done) {}

  /** A horizon at rest. */
  public Horizon(ZoneId zone, YearMonth first, YearMonth last) {
    this(zone, first, last, null);
  }

  /** Returns the default horizon around a month. */
  public static Horizon around(ZoneId zone, YearMonth now) {
    return new Horizon(zone, now.minusMonths(BEHIND), now.plusMonths(AHEAD));
  }

  /**
   * Returns what the horizon becomes next: the begun move, or a new one if time has passed it. A
   * clock that goes back moves nothing.
   */
  public Optional<Horizon> due(Instant now) {
    if (move != null) {
      return Optional.of(this);
    }
    Horizon wanted = around(zone, YearMonth.from(now.atZone(zone)));
    return wanted.last.isAfter(last)
        ? Optional.of(with(new Move(Stage.ADDING, wanted.first, wanted.last, "")))
        : Optional.empty();
  }

  /** Returns this horizon with the move begun that led to what it became. */
  public Horizon begun(Horizon became) {
    if (move != null) {
      return this;
    }
    Move reached = became.move;
    return reached != null && reached.stage == Stage.ADDING
        ? with(new Move(Stage.ADDING, reached.first, reached.last, ""))
        : with(new Move(Stage.ADDING, became.first, became.last, ""));
  }

  /**
   * Returns the last event that the begun move's stage had dealt with when it became another
   * horizon; empty if it was done with all.
   */
  public Optional<String> reached(Horizon became) {
    Move to = became.move;
    return to != null && to.stage == current().stage ? Optional.of(to.done) : Optional.empty();
  }

  /** Returns the instant from which on a move is due. */
  public Instant dueAt() {
    return last.minusMonths(AHEAD - 1L).atDay(1).atStartOfDay(zone).toInstant();
  }

  /** Returns the begun move when its stage has dealt with an event and all before it. */
  public Horizon done(String eventId) {
    Move current = current();
    return with(new Move(current.stage, current.first, current.last, eventId));
  }

  /** Returns the begun move when its stage has dealt with all events. */
  public Horizon stageDone() {
    Move current = current();
    return switch (current.stage) {
      case ADDING ->
          new Horizon(zone, current.first, current.last, new Move(Stage.REMOVING, first, last, ""));
      case REMOVING -> with(null);
    };
  }

  /**
   * Returns the months whose rows are written: the new ones already, those behind until they go.
   */
  public Horizon written() {
    return move != null && move.stage == Stage.ADDING ? held() : with(null);
  }

  /** Returns all months of which there may be rows of recurring events. */
  public Horizon held() {
    return move == null
        ? this
        : new Horizon(zone, earlier(first, move.first), later(last, move.last));
  }

  /**
   * Returns the months that readers rely on now and after a move. Where a move leaves none the
   * first is after the last.
   */
  public Horizon reliedOn() {
    return move == null || move.stage == Stage.REMOVING
        ? with(null)
        : new Horizon(zone, later(first, move.first), earlier(last, move.last));
  }

  /** Tells whether readers rely on the same months. */
  public boolean isSameFor(Horizon other) {
    return first.equals(other.first) && last.equals(other.last) && zone.equals(other.zone);
  }

  private Move current() {
    if (move == null) {
      throw new IllegalStateException("no move was begun");
    }
    return move;
  }

  private Horizon with(@Nullable Move next) {
    return new Horizon(zone, first, last, next);
  }

  private static YearMonth earlier(YearMonth left, YearMonth right) {
    return left.isBefore(right) ? left : right;
  }

  private static YearMonth later(YearMonth left, YearMonth right) {
    return left.isAfter(right) ? left : right;
  }
}
