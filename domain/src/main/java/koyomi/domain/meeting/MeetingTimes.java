package koyomi.domain.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.interval.SpansBuilder;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import koyomi.domain.people.Place;

/**
 * Finds times for a meeting. The starts at which every required person can come are what is left of
 * the window; what makes some of them worse is a sum of costs that changes only where somebody's
 * span begins or ends. So the work grows with the number of spans, not of minutes: one sweep gives
 * the stretches of equal cost, and the best starts in them. Starts are at half hours, and at the
 * first quarter of an hour after something gets better; of equal ones the earlier is first.
 */
public final class MeetingTimes {
  private static final long QUARTER = 15 * 60;
  private static final long HALF_HOUR = 30 * 60;

  /** Bits for seconds since the window's start in a candidate, which is a cost and a start. */
  private static final int START_BITS = 40;

  private final MeetingWish wish;
  private final List<Attendee> people;
  private final List<RoomOption> rooms;
  private final List<Place> places;

  private MeetingTimes(
      MeetingWish wish, List<Attendee> people, List<RoomOption> rooms, List<Place> places) {
    this.wish = wish;
    this.people = people;
    this.rooms = rooms;
    this.places = places;
  }

  /**
   * Returns the best slots, best first; none if there is no time at which all required people can
   * come and a required room is free.
   *
   * @param wish what is looked for
   * @param people who shall come
   * @param rooms what there is, whether it fits or not; looked at only if a room is wished for
   * @param places where people sit, for a room near them
   */
  public static List<MeetingSlot> find(
      MeetingWish wish, List<Attendee> people, List<RoomOption> rooms, List<Place> places) {
    return new MeetingTimes(wish, people, rooms, places).find();
  }

  private List<MeetingSlot> find() {
    Span window = wish.window();
    Spans starts = Spans.of(window).startsOf(wish.seconds()).minus(barred());
    SlotCosts costs = new SlotCosts(wish, starts);
    for (Attendee person : people) {
      costs.add(person);
    }
    if (wish.room() != null) {
      Spans without = startsWithoutRoom(wish.room(), starts);
      if (wish.room().required()) {
        starts = starts.minus(without);
      } else {
        costs.addNoRoom(without, people.size());
      }
    }
    long[] best = best(starts, costs.sum());
    SlotReasons reasons = new SlotReasons(wish, people);
    List<MeetingSlot> slots = new ArrayList<>(best.length);
    for (long candidate : best) {
      int cost = (int) (candidate >>> START_BITS);
      long start = window.start() + (candidate & ((1L << START_BITS) - 1));
      slots.add(slot(new Span(start, start + wish.seconds()), cost, reasons));
    }
    return slots;
  }

  /** The starts at which a required person can't come, or the meeting touches a barred day. */
  private Spans barred() {
    SpansBuilder barred = new SpansBuilder(64);
    Spans days = WorkingTime.ofDays(wish.noMeetingDays(), wish.zone(), wish.window());
    barred.addAll(days.widened(wish.seconds() - 1, 0));
    Span window = wish.window();
    for (Attendee person : people) {
      if (person.required()) {
        barred.addAll(SlotCosts.overlapping(wish, person.busy()));
        if (wish.hours() == HoursRule.REQUIRE) {
          barred.addAll(person.working().startsOf(wish.seconds()).complement(window));
        }
      }
    }
    return barred.build();
  }

  private Spans startsWithoutRoom(RoomWish room, Spans starts) {
    Spans without = starts;
    for (RoomOption option : rooms) {
      if (without.isEmpty()) {
        return without;
      }
      if (room.fits(option.resource())) {
        without = without.intersection(option.busy().widened(wish.seconds() - 1, 0));
      }
    }
    return without;
  }

  /** Costs and starts in one number each, so that their order is that of the slots. */
  private long[] best(Spans starts, StartCosts costs) {
    var found =
        new Object() {
          long[] candidates = new long[256];
          int count;

          void add(long start, int cost) {
            if (count == candidates.length) {
              candidates = Arrays.copyOf(candidates, 2 * count);
            }
            candidates[count++] = ((long) cost << START_BITS) | (start - wish.window().start());
          }
        };
    // round times are round on the clock of the zone, whose offset needn't be a whole hour
    long offset =
        wish.zone()
            .getRules()
            .getOffset(Instant.ofEpochSecond(wish.window().start()))
            .getTotalSeconds();
    costs.sweep(
        starts,
        (from, to, cost) -> {
          long first = roundUp(from, QUARTER, offset);
          long halfHour = roundUp(from, HALF_HOUR, offset);
          if (first < halfHour && first < to) {
            found.add(first, cost);
          }
          for (; halfHour < to; halfHour += HALF_HOUR) {
            found.add(halfHour, cost);
          }
        });
    Arrays.sort(found.candidates, 0, found.count);
    return Arrays.copyOf(found.candidates, Math.min(wish.limit(), found.count));
  }

  private static long roundUp(long second, long step, long offset) {
    return Math.ceilDiv(second + offset, step) * step - offset;
  }

  private MeetingSlot slot(Span time, int cost, SlotReasons reasons) {
    RoomWish room = wish.room();
    List<SuggestedRoom> free =
        room == null ? List.of() : new RoomSuggestions(room, places).rank(rooms, List.of(time), 1);
    return new MeetingSlot(
        time, SlotCosts.score(cost, people.size()), reasons.of(time, free), free);
  }
}
