package koyomi.bench.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.Traffic;
import koyomi.bench.zones.ZoneCalendar;
import koyomi.bench.zones.ZoneEvent;
import koyomi.bench.zones.ZoneView;
import org.jspecify.annotations.Nullable;

/** Creates events in all calendars in turn, and notes which were acknowledged. */
final class ZoneWrites implements Traffic {
  private static final int CREATED = 201;

  private final ZoneOffice office;
  private final SplittableRandom random = new SplittableRandom(2);
  private final Map<Long, ZoneEvent> unanswered = new HashMap<>();
  private final Map<Integer, List<ZoneEvent>> acknowledged = new HashMap<>();

  /** Counts over all parts of the run, each of which counts from 0. */
  private long count;

  private long partBegan;

  ZoneWrites(ZoneOffice office) {
    this.office = office;
  }

  /** Begins another part of the run: the same events don't come again. */
  ZoneWrites part() {
    partBegan = count;
    return this;
  }

  @Override
  public Request request(long number) {
    long key = partBegan + number;
    count = key + 1;
    int calendar = calendar(key);
    ZoneEvent event =
        ZoneView.written(
            Long.toString(key), ZoneCalendar.time(random, office.calendar(calendar).anchor()));
    unanswered.put(key, event);
    Calendars.Owned owned = office.owned(calendar);
    return Request.of("POST", owned.events())
        .bearer(owned.token())
        .header("Idempotency-Key", "zones-" + key)
        .json(event.json())
        .build();
  }

  @Override
  public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
    long key = partBegan + number;
    ZoneEvent event = unanswered.remove(key);
    if (answer.status() != CREATED || event == null) {
      return "status " + answer.status();
    }
    acknowledged.computeIfAbsent(calendar(key), _ -> new ArrayList<>()).add(event);
    return null;
  }

  /** Returns what has to be in a calendar. */
  List<ZoneEvent> acknowledged(int calendar) {
    return acknowledged.getOrDefault(calendar, List.of());
  }

  private int calendar(long key) {
    return (int) (key % office.size());
  }
}
