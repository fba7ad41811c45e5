package koyomi.domain.meeting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.people.Place;
import koyomi.domain.resource.Resource;

/**
 * Ranks rooms for a meeting, or for the occurrences of a recurring one. Of 100 points 40 are for
 * being free each time, 35 for being near those who come (building, then floor) and 25 for a size
 * that fits. Equal ones are in order of capacity, name and id.
 */
public final class RoomSuggestions {
  private static final double FREE = 40;
  private static final double SAME_BUILDING = 25;
  private static final double SAME_FLOOR = 10;
  private static final double FIT = 25;

  private static final Comparator<SuggestedRoom> BEST_FIRST =
      Comparator.comparingDouble(SuggestedRoom::score)
          .reversed()
          .thenComparingInt(each -> seats(each.resource()))
          .thenComparing(each -> each.resource().name())
          .thenComparing(each -> each.resource().id());

  private final RoomWish wish;
  private final List<Place> places;
  private final int people;

  /**
   * Suggestions for certain people.
   *
   * @param wish what is needed
   * @param places where those who come sit, one each; {@link Place#UNKNOWN} doesn't count
   */
  public RoomSuggestions(RoomWish wish, List<Place> places) {
    this.wish = wish;
    this.places = places.stream().filter(place -> place.building() != null).toList();
    this.people = Math.max(1, wish.capacity() > 0 ? wish.capacity() : places.size());
  }

  /**
   * Returns rooms that fit and are free often enough, best first.
   *
   * @param options what there is
   * @param times of the meeting
   * @param minimum at how many of the times a room must be free
   */
  public List<SuggestedRoom> rank(List<RoomOption> options, List<Span> times, int minimum) {
    // the words are made for those who are shown only
    return fitting(options, times, minimum).stream()
        .sorted(BEST_FIRST)
        .limit(wish.limit())
        .map(each -> explained(each, times.size()))
        .toList();
  }

  private List<SuggestedRoom> fitting(List<RoomOption> options, List<Span> times, int minimum) {
    List<SuggestedRoom> fitting = new ArrayList<>();
    for (RoomOption option : options) {
      Resource room = option.resource();
      if (wish.fits(room)) {
        int free = free(option, times);
        if (free >= minimum) {
          fitting.add(new SuggestedRoom(room, score(room, free, times.size()), free, List.of()));
        }
      }
    }
    return fitting;
  }

  /**
   * Returns the same as {@link #rank(List, List, int)}, but asks for the reservations of those
   * rooms only that can still be among the best: the order of all is known but for how often each
   * is free.
   *
   * @param rooms what there is
   * @param times of the meeting
   * @param minimum at how many of the times a room must be free
   * @param busy tells when rooms are reserved, by id; one that is missing isn't a room any more
   */
  public List<SuggestedRoom> rank(
      List<Resource> rooms,
      List<Span> times,
      int minimum,
      Function<List<Resource>, Map<String, Spans>> busy) {
    List<SuggestedRoom> hoped =
        rooms.stream()
            .filter(wish::fits)
            .map(room ->
                new SuggestedRoom(
                    room, score(room, times.size(), times.size()), times.size(), List.of()))
            .sorted(BEST_FIRST)
            .toList();
    List<SuggestedRoom> best = new ArrayList<>();
    int next = 0;
    int asked = 2 * wish.limit();
    while (next < hoped.size() && !areBest(best, hoped.get(next))) {
      List<Resource> some =
          hoped.subList(next, Math.min(hoped.size(), next + asked)).stream()
              .map(SuggestedRoom::resource)
              .toList();
      Map<String, Spans> reserved = busy.apply(some);
      List<RoomOption> options = new ArrayList<>();
      for (Resource room : some) {
        Spans spans = reserved.get(room.id());
        if (spans != null) {
          options.add(new RoomOption(room, spans));
        }
      }
      best.addAll(fitting(options, times, minimum));
      best.sort(BEST_FIRST);
      best = new ArrayList<>(best.subList(0, Math.min(best.size(), wish.limit())));
      next += some.size();
      // where nearly all are taken, few questions about many
      asked *= 4;
    }
    return best.stream().map(each -> explained(each, times.size())).toList();
  }

  /** Tells whether nothing better comes, given the next that could come at best. */
  private boolean areBest(List<SuggestedRoom> best, SuggestedRoom next) {
    return best.size() == wish.limit() && BEST_FIRST.compare(best.getLast(), next) < 0;
  }

  private static int free(RoomOption option, List<Span> times) {
    int free = 0;
    for (Span time : times) {
      if (!option.busy().overlaps(time.start(), time.end())) {
        free++;
      }
    }
    return free;
  }

  private double score(Resource room, int free, int times) {
    double score = FREE * free / Math.max(1, times);
    if (places.isEmpty()) {
      score += SAME_BUILDING + SAME_FLOOR;
    } else {
      score += SAME_BUILDING * inBuilding(room) / places.size();
      score += SAME_FLOOR * onFloor(room) / places.size();
    }
    score += FIT * Math.min(1, (double) people / seats(room));
    return Math.round(score * 10) / 10.0;
  }

  /** Of a room whose size nobody knows: so many that it comes last. */
  private static int seats(Resource room) {
    return room.capacity() == null || room.capacity() < 1 ? Integer.MAX_VALUE : room.capacity();
  }

  private int inBuilding(Resource room) {
    Resource.Location location = room.location();
    int count = 0;
    for (Place place : places) {
      if (location != null && Objects.equals(place.building(), location.building())) {
        count++;
      }
    }
    return count;
  }

  private int onFloor(Resource room) {
    Resource.Location location = room.location();
    int count = 0;
    for (Place place : places) {
      if (location != null
          && place.floor() != null
          && place.floor().equals(location.floor())
          && Objects.equals(place.building(), location.building())) {
        count++;
      }
    }
    return count;
  }

  private SuggestedRoom explained(SuggestedRoom room, int times) {
    List<String> reasons = new ArrayList<>();
    if (times > 1) {
      reasons.add(
          room.free() == times
              ? "free all %d times".formatted(times)
              : "free %d of %d times".formatted(room.free(), times));
    } else if (times == 1) {
      reasons.add("free");
    }
    Resource resource = room.resource();
    if (resource.capacity() != null) {
      reasons.add("%d seats for %d".formatted(resource.capacity(), people));
    }
    if (!wish.features().isEmpty()) {
      reasons.add("has " + String.join(", ", new TreeSet<>(wish.features())));
    }
    if (!places.isEmpty()) {
      int building = inBuilding(resource);
      int floor = onFloor(resource);
      if (floor > 0) {
        reasons.add("on the floor of %d of %d".formatted(floor, places.size()));
      }
      reasons.add(
          building == 0
              ? "in nobody's building"
              : "in the building of %d of %d".formatted(building, places.size()));
    }
    return new SuggestedRoom(resource, room.score(), room.free(), reasons);
  }
}
