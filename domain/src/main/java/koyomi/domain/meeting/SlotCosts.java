package koyomi.domain.meeting;

import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.MeetingWish.HoursRule;

/**
 * What a start costs, in points: a required person counts 100 at most. A slot's score is what is
 * left of 100 points a head.
 */
final class SlotCosts {
  static final int REQUIRED_TENTATIVE = 30;
  static final int REQUIRED_UNKNOWN = 30;
  static final int OPTIONAL_BUSY = 30;
  static final int OPTIONAL_TENTATIVE = 10;
  static final int OPTIONAL_UNKNOWN = 10;

  /** Points a head where a room is wished for, not needed, and none is free. */
  static final int NO_ROOM = 25;

  /** Outside working hours at all; by more than an hour; by more than three. */
  private static final int[] REQUIRED_OUTSIDE = {20, 20, 30};

  private static final int[] OPTIONAL_OUTSIDE = {5, 5, 10};
  private static final long[] OUTSIDE_BY = {0, 3600, 3 * 3600};

  private final MeetingWish wish;
  private final Spans starts;
  private final StartCosts costs;

  SlotCosts(MeetingWish wish, Spans starts) {
    this.wish = wish;
    this.starts = starts;
    this.costs = new StartCosts(wish.window().start());
  }

  StartCosts sum() {
    return costs;
  }

  /** Counts what keeps a person from coming gladly. What keeps a required one away is no cost. */
  void add(Attendee person) {
    boolean required = person.required();
    if (!person.known()) {
      costs.add(starts, required ? REQUIRED_UNKNOWN : OPTIONAL_UNKNOWN);
    }
    Spans tentative = required ? person.tentative() : person.tentative().minus(person.busy());
    if (required) {
      costs.add(overlapping(wish, tentative), REQUIRED_TENTATIVE);
    } else {
      Spans busy = overlapping(wish, person.busy());
      costs.add(busy, OPTIONAL_BUSY);
      costs.add(overlapping(wish, tentative).minus(busy), OPTIONAL_TENTATIVE);
    }
    if (wish.hours() != HoursRule.IGNORE) {
      for (int i = 0; i < OUTSIDE_BY.length; i++) {
        Spans working = person.working().widened(OUTSIDE_BY[i], OUTSIDE_BY[i]);
        costs.add(
            starts.minus(working.startsOf(wish.seconds())),
            (required ? REQUIRED_OUTSIDE : OPTIONAL_OUTSIDE)[i]);
      }
    }
  }

  void addNoRoom(Spans startsWithoutRoom, int people) {
    costs.add(startsWithoutRoom, NO_ROOM * people);
  }

  /** The starts of meetings that, with their buffers, have a moment in common with busy spans. */
  static Spans overlapping(MeetingWish wish, Spans busy) {
    return busy.widened(wish.seconds() + wish.bufferAfter() - 1, wish.bufferBefore());
  }

  /** The score of a slot that costs so much. */
  static double score(int cost, int people) {
    double left = 100 - (double) cost / Math.max(1, people);
    return Math.max(0, Math.round(left * 10) / 10.0);
  }
}
