package koyomi.domain.recurrence;

/** What the filters of a sub-daily rule let pass: they look at the wall clock. */
final class ElapsedFilter {
  private static final long END = RuleStream.END;

  private final ElapsedPlan plan;
  private int day = Integer.MIN_VALUE;
  private boolean dayPasses;

  /** Where the steps fall in the day, and whether some such time of day can pass. */
  private int knownPhase = -1;

  private boolean feasible;
  private int otherPhase = -1;
  private boolean otherFeasible;

  ElapsedFilter(ElapsedPlan plan) {
    this.plan = plan;
  }

  /** The wall time itself if it passes all filters, else the next that is worth looking at. */
  long firstPassing(long wall) {
    int today = Civil.dayOf(wall);
    if (plan.filtersDays) {
      if (today != day) {
        day = today;
        dayPasses = plan.days.contains(today);
      }
      if (!dayPasses) {
        int next = plan.days.next(today + 1);
        return next > Civil.LAST_DAY ? END : next * Civil.DAY;
      }
    }
    if (!plan.filtersTime) {
      return wall;
    }
    long midnight = today * Civil.DAY;
    int time = (int) (wall - midnight);
    int hour = time / 3600;
    if ((plan.hours >> hour & 1) == 0) {
      int later = plan.hours == -1 ? 0 : plan.hours >>> hour << hour;
      return midnight + (later == 0 ? Civil.DAY : Integer.numberOfTrailingZeros(later) * 3600L);
    }
    int minute = time / 60 % 60;
    if ((plan.minutes >> minute & 1) == 0) {
      long later = plan.minutes >>> minute << minute;
      int next = later == 0 ? 60 : Long.numberOfTrailingZeros(later);
      return midnight + hour * 3600L + next * 60L;
    }
    int second = time % 60;
    if ((plan.seconds >> second & 1) == 0) {
      long later = plan.seconds >>> second << second;
      int next = later == 0 ? 60 : Long.numberOfTrailingZeros(later);
      return midnight + hour * 3600L + minute * 60L + next;
    }
    return wall;
  }

  /**
   * Steps of a length that shares a divisor with the day reach only some times of day: where none
   * of them passes (every second minute from 09:00, BYMINUTE=1) the window is left at once.
   */
  boolean feasible(long offset) {
    int phase = (int) Math.floorMod(plan.origin + offset, (long) plan.divisor);
    if (phase != knownPhase) {
      // summer and winter take turns: the other one's answer is kept
      int swappedPhase = knownPhase;
      boolean swapped = feasible;
      knownPhase = otherPhase;
      feasible = otherFeasible;
      otherPhase = swappedPhase;
      otherFeasible = swapped;
      if (phase != knownPhase) {
        knownPhase = phase;
        feasible = canPass(phase);
      }
    }
    return feasible;
  }

  private boolean canPass(int phase) {
    for (int time = phase; time < Civil.DAY; time += plan.divisor) {
      if ((plan.hours >> (time / 3600) & 1) != 0
          && (plan.minutes >> (time / 60 % 60) & 1) != 0
          && (plan.seconds >> (time % 60) & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
