package koyomi.domain.calendar;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The months for which a calendar's recurring events are kept expanded, and the rules of time zones
 * by which all of its events are laid out. Months outside are expanded on read from the series.
 *
 * <p>The months move on with time, and as that is much work for a large calendar it is done in
 * slices: first the rows of the new months are added, then these become what readers rely on, then
 * the rows of the months behind are removed. At every moment the rows of {@code first} to {@code
 * last} are complete. When rules of zones change, or the calendar's own zone, the rows of the
 * events concerned are laid out anew, in slices as well; meanwhile readers rely on no row.
 *
 * @param zone the zone whose months these are; the calendar's at its creation, for ever, so that a
 *     month view reads the rows of one month
 * @param first first month whose rows are complete
 * @param last last month whose rows are complete, inclusive
 * @param rules revision of the {@link ExpansionBasis} by whose rules the rows are laid out
 * @param always whether there may be rows that every window must look at, whatever its months; once
 *     there were any this stays
 * @param move how far a move is, while there is one
 */
public record Horizon(
    ZoneId zone, YearMonth first, YearMonth last, long rules, boolean always, @Nullable Move move) {

  /** The stages of a move. */
  public enum Stage {
    /** Rows of the new months are being added. */
    ADDING,
    /** Rows of the months left behind are being removed. */
    REMOVING,
    /** Rows are being laid out by other rules, or for another zone of the calendar. */
    LAYING_OUT
  }

  /**
   * An unfinished move.
   *
   * @param stage what is being done
   * @param first first month of the new horizon while ADDING, of the former one while REMOVING;
   *     otherwise the horizon's
   * @param last the last month likewise, inclusive
   * @param done id of the last event that the stage has dealt with; empty for none
   * @param rules revision of the rules by which rows are written meanwhile
   * @param formerZone the calendar's zone before it was changed, where that is why rows are laid
   *     out anew
   */
  public record Move(
      Stage stage,
      YearMonth first,
      YearMonth last,
      String done,
      long rules,
      @Nullable String formerZone) {
    private Move done(String eventId) {
      return new Move(stage, first, last, eventId, rules, formerZone);
    }
  }

  /** Returns the horizon around a month, at rest, of a calendar that has no events yet. */
  public static Horizon around(ZoneId zone, YearMonth now, ExpansionBasis basis) {
    return new Horizon(
        zone,
        now.minusMonths(basis.behind()),
        now.plusMonths(basis.ahead()),
        basis.rules(),
        false,
        null);
  }

  /** Returns this horizon where there may be rows that every window must look at. */
  public Horizon withAlways() {
    return always ? this : new Horizon(zone, first, last, rules, true, move);
  }

  /** Returns the zone whose months these are, by the rules in scope. */
  public ZoneId monthsZone() {
    return Zones.of(zone);
  }

  /**
   * Returns what the horizon becomes next: the begun move, or a new one if the basis or time has
   * passed it. A clock that goes back moves nothing; nor does, until time has passed it, a basis
   * that moves both ends back by as much.
   */
  public Optional<Horizon> due(Instant now, ExpansionBasis basis) {
    if (move != null) {
      return Optional.of(this);
    }
    if (basis.rules() > rules) {
      return Optional.of(laidOutAnew(basis.rules(), null));
    }
    Horizon wanted = around(zone, YearMonth.from(now.atZone(monthsZone())), basis);
    boolean back = !wanted.first.isAfter(first) && !wanted.last.isAfter(last);
    boolean same = wanted.length() == length();
    boolean there = wanted.first.equals(first) && wanted.last.equals(last);
    return there || (same && back)
        ? Optional.empty()
        : Optional.of(with(adding(wanted.first, wanted.last)));
  }

  private int length() {
    return (last.getYear() - first.getYear()) * 12 + last.getMonthValue() - first.getMonthValue();
  }

  private Move adding(YearMonth newFirst, YearMonth newLast) {
    return new Move(Stage.ADDING, newFirst, newLast, "", rules, null);
  }

  /**
   * Returns this horizon, at rest, with the beginning of laying rows out anew.
   *
   * @param newRules by these rules
   * @param formerZone the calendar's zone before, where it is another now
   */
  public Horizon laidOutAnew(long newRules, @Nullable String formerZone) {
    return with(new Move(Stage.LAYING_OUT, first, last, "", newRules, formerZone));
  }

  /** Returns this horizon with the move begun that led to what it became. */
  public Horizon begun(Horizon became) {
    if (move != null) {
      return this;
    }
    Move reached = became.move;
    if (reached != null && reached.stage == Stage.LAYING_OUT) {
      return laidOutAnew(reached.rules, reached.formerZone);
    }
    if (became.rules != rules) {
      return laidOutAnew(became.rules, null);
    }
    return reached != null && reached.stage == Stage.ADDING
        ? with(adding(reached.first, reached.last))
        : with(adding(became.first, became.last));
  }

  /**
   * Returns the last event that the begun move's stage had dealt with when it became another
   * horizon; empty if it was done with all.
   */
  public Optional<String> reached(Horizon became) {
    Move to = became.move;
    return to != null && to.stage == current().stage ? Optional.of(to.done) : Optional.empty();
  }

  /** Returns the instant from which on a move is due, while the basis stays. */
  public Instant dueAt(ExpansionBasis basis) {
    return last.minusMonths(basis.ahead() - 1L).atDay(1).atStartOfDay(monthsZone()).toInstant();
  }

  /** Returns the begun move when its stage has dealt with an event and all before it. */
  public Horizon done(String eventId) {
    return with(current().done(eventId));
  }

  /** Returns the begun move when its stage has dealt with all events. */
  public Horizon stageDone() {
    Move current = current();
    return switch (current.stage) {
      case ADDING ->
          new Horizon(
              zone,
              current.first,
              current.last,
              rules,
              always,
              new Move(Stage.REMOVING, first, last, "", rules, null));
      case REMOVING -> with(null);
      case LAYING_OUT -> new Horizon(zone, first, last, current.rules, always, null);
    };
  }

  /** Tells whether rows are being laid out anew, so that none may be relied on. */
  public boolean isLayingOut() {
    return move != null && move.stage == Stage.LAYING_OUT;
  }

  /** Returns the revision of the rules by which rows are written now. */
  public long writtenRules() {
    return move == null ? rules : move.rules;
  }

  /** Returns the months of the horizon itself, whatever moves. */
  public Horizon atRest() {
    return with(null);
  }

  /**
   * Returns the months whose rows are written: the new ones already, those behind until they go.
   */
  public Horizon written() {
    return move != null && move.stage == Stage.ADDING ? held() : atRest();
  }

  /** Returns all months of which there may be rows of recurring events. */
  public Horizon held() {
    return move == null
        ? this
        : new Horizon(
            zone, earlier(first, move.first), later(last, move.last), rules, always, null);
  }

  /**
   * Returns the months that readers rely on now and after a move. Where a move leaves none the
   * first is after the last.
   */
  public Horizon reliedOn() {
    return move == null || move.stage != Stage.ADDING
        ? atRest()
        : new Horizon(
            zone, later(first, move.first), earlier(last, move.last), rules, always, null);
  }

  /** Tells whether readers rely on the same rows. */
  public boolean isSameFor(Horizon other) {
    return first.equals(other.first)
        && last.equals(other.last)
        && zone.equals(other.zone)
        && rules == other.rules
        && always == other.always
        && isLayingOut() == other.isLayingOut();
  }

  private Move current() {
    if (move == null) {
      throw new IllegalStateException("no move was begun");
    }
    return move;
  }

  private Horizon with(@Nullable Move next) {
    return new Horizon(zone, first, last, rules, always, next);
  }

  private static YearMonth earlier(YearMonth left, YearMonth right) {
    return left.isBefore(right) ? left : right;
  }

  private static YearMonth later(YearMonth left, YearMonth right) {
    return left.isAfter(right) ? left : right;
  }
}
