package koyomi.domain.recurrence;

import java.util.Arrays;

/** The instants of a rule of whole days: a period's days times its times of day, zone at last. */
final class DayStream extends RuleStream {
  private final DayPlan plan;
  private final DayPeriods periods;
  private final int[] times;
  private final ZoneWindow window;
  private final int[] days;

  /** What BYSETPOS chose of this period; not used without it. */
  private final int[] chosen;

  private final boolean chooses;

  /** The periods themselves give the one day that BYSETPOS asks for. */
  private final boolean picks;

  private long k;
  private int dayCount;

  /** Position in the period: item i is time i % times of day i / times, or the i-th chosen. */
  private int item;

  private int items;

  /** DTSTART comes first though the rule does not make it. */
  private boolean startFirst;

  private long remaining;
  private long last;
  private long floor;
  private int batch;
  private boolean done;

  /** Stands somewhere: rewound or sought. */
  private boolean placed;

  DayStream(DayPlan plan) {
    this.plan = plan;
    this.periods = plan.periods;
    this.times = plan.times;
    this.window = new ZoneWindow(plan.zone);
    this.days = new int[periods.maxDays()];
    this.chosen = new int[plan.setPositions.length];
    this.picks = chosen.length == 1 && times.length == 1 && periods.canPick();
    this.chooses = chosen.length > 0 && !picks;
  }

  private void rewind() {
    placed = true;
    at = 0;
    end = 0;
    batch = SMALL_BATCH;
    floor = Long.MIN_VALUE;
    remaining = plan.count == 0 ? END : plan.count;
    last = plan.untilLocal;
    window.atLocal(plan.start);
    done = !load(0);
    if (!done && k == 0) {
      item = positionOf(plan.start);
    }
    boolean made = item < items && local(item) == plan.start;
    startFirst = plan.holdsStart && (!made || plan.start > last);
  }

  @Override
  void seek(long epochSecond) {
    if (epochSecond <= plan.startSecond) {
      rewind();
      return;
    }
    placed = true;
    at = 0;
    end = 0;
    batch = SMALL_BATCH;
    floor = epochSecond;
    startFirst = false;
    remaining = END;
    last = plan.last();
    long local = Math.max(window.leastLocalNotBefore(epochSecond), plan.start + 1);
    if (local < window.localFrom) {
      window.atLocal(local);
    }
    done = local > last || local > Civil.LAST_DAY * Civil.DAY;
    if (!done) {
      long from = periods.periodAt(Civil.dayOf(local));
      done = !load(from);
      if (!done && k == from) {
        item = Math.max(item, positionOf(local));
      }
    }
  }

  @Override
  boolean refill() {
    if (!placed) {
      rewind();
    }
    while (!done || startFirst) {
      int n = toInstants(produce(0, batch));
      batch = Math.min(batch * 2, BATCH);
      int first = 0;
      while (first < n && buffer[first] < floor) {
        first++;
      }
      at = first;
      end = n;
      if (first < n) {
        return true;
      }
    }
    return false;
  }

  /** The local time of the n-th instance (from 1), or END if the rule has fewer. */
  long nth(long n) {
    rewind();
    long left = n;
    if (startFirst && --left == 0) {
      return plan.start;
    }
    while (items > 0) {
      int here = items - item;
      if (left <= here) {
        return local((int) (item + left - 1));
      }
      left -= here;
      long ahead = k > 0 && periods.daysInEach() > 0 ? (left - 1) / items : 0;
      if (ahead > 0 && periods.isBeyond(k + 1 + ahead)) {
        return END;
      }
      left -= ahead * items;
      if (!load(k + 1 + ahead)) {
        return END;
      }
    }
    return END;
  }

  /** Loads the first period from k on that has an item; false if none is left. */
  private boolean load(long from) {
    long period = from;
    int patience = plan.isEmpty ? 0 : periods.cycle();
    for (int empty = 0; empty < patience && !periods.isBeyond(period); empty++) {
      long given = Long.MIN_VALUE;
      if (periods.overlap() && period > 0) {
        fill(period - 1);
        given = items > 0 ? local(items - 1) : given;
      }
      fill(period);
      while (item < items && local(item) <= given) {
        item++;
      }
      if (item < items) {
        k = period;
        return true;
      }
      period = dayCount == 0 ? periods.after(period) : period + 1;
    }
    items = 0;
    item = 0;
    return false;
  }

  private void fill(long period) {
    item = 0;
    if (picks) {
      dayCount = periods.pick(period, plan.setPositions[0], days);
      items = dayCount;
      return;
    }
    dayCount = periods.days(period, days);
    items = dayCount * times.length;
    if (chooses && items > 0) {
      choose();
    }
  }

  private void choose() {
    int n = 0;
    for (int position : plan.setPositions) {
      int index = position > 0 ? position - 1 : items + position;
      if (index >= 0 && index < items) {
        chosen[n++] = index;
      }
    }
    if (n > 1) {
      Arrays.sort(chosen, 0, n);
      int distinct = 1;
      for (int i = 1; i < n; i++) {
        if (chosen[i] != chosen[distinct - 1]) {
          chosen[distinct++] = chosen[i];
        }
      }
      n = distinct;
    }
    items = n;
  }

  private long local(int i) {
    int index = chooses ? chosen[i] : i;
    int day = index / times.length;
    return days[day] * Civil.DAY + times[index - day * times.length];
  }

  /** The first item of the period that is not before the local time. */
  private int positionOf(long local) {
    int low = 0;
    int high = items;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (local(middle) < local) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Appends local times from position {@code from} of the buffer up to {@code limit}. */
  private int produce(int from, int limit) {
    int n = from;
    if (startFirst) {
      startFirst = false;
      buffer[n++] = plan.start;
      remaining--;
    }
    int stop = remaining < limit - n ? n + (int) remaining : limit;
    while (!done && n < stop) {
      if (item == items && !load(k + 1)) {
        done = true;
        break;
      }
      int before = n;
      int take = Math.min(items - item, stop - n);
      if (!chooses && times.length == 1) {
        int time = times[0];
        for (int i = 0; i < take; i++) {
          buffer[n++] = days[item + i] * Civil.DAY + time;
        }
      } else {
        for (int i = 0; i < take; i++) {
          buffer[n++] = local(item + i);
        }
      }
      item += take;
      remaining -= n - before;
      while (n > before && buffer[n - 1] > last) {
        n--;
        done = true;
      }
    }
    done |= remaining == 0;
    return n;
  }

  private int toInstants(int n) {
    if (n > 0 && buffer[0] >= window.localFrom && buffer[n - 1] < window.localSafe) {
      int offset = window.offset;
      for (int i = 0; i < n; i++) {
        buffer[i] -= offset;
      }
      return n;
    }
    return acrossTransitions(n);
  }

  /**
   * Local times in a gap become instants after it, among which those of the local times following
   * the gap fall too: then the batch is completed past them and put in order.
   */
  private int acrossTransitions(int count) {
    int n = count;
    int i = 0;
    long local = Long.MIN_VALUE;
    long unsettled = Long.MIN_VALUE;
    while (i < n) {
      for (; i < n; i++) {
        local = buffer[i];
        window.forwardToLocal(local);
        buffer[i] = local - window.offset;
        if (local >= window.localSafe) {
          unsettled = window.to + 2L * window.after - window.offset;
        }
      }
      if (!done && local < unsettled) {
        if (n + BATCH > buffer.length) {
          buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        n = produce(n, n + BATCH);
      }
    }
    return unsettled == Long.MIN_VALUE ? n : sorted(n, plan.untilSecond);
  }
}
