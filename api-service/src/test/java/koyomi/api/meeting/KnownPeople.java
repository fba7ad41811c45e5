package koyomi.api.meeting;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.api.security.Caller;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.people.Place;
import koyomi.domain.people.Profile;
import koyomi.domain.people.WorkingHours;
import koyomi.domain.resource.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/** Two people in two zones and a few rooms, in memory. */
@Primary
public final class KnownPeople implements MeetingSources {
  /** Busy times by id. */
  public final Map<String, Spans> busy = new ConcurrentHashMap<>();

  /** The window that was asked for last. */
  public volatile @Nullable Span asked;

  private static final Map<String, String> ZONES =
      Map.of("alice", "Asia/Tokyo", "bob", "Europe/Berlin");

  @Override
  public Map<String, Profile> profiles(
      HttpServletRequest request, Caller caller, Collection<String> ids) {
    Map<String, Profile> profiles = new HashMap<>();
    for (String id : ids) {
      String zone = ZONES.get(id);
      if (zone != null) {
        profiles.put(id, profile(id, zone));
      }
    }
    return profiles;
  }

  @Override
  public Map<String, Time> busy(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window) {
    asked = window;
    Map<String, Time> times = new HashMap<>();
    for (String id : ids) {
      if (!id.equals("secretive")) {
        times.put(id, new Time(busy.getOrDefault(id, Spans.EMPTY), Spans.EMPTY));
      }
    }
    return times;
  }

  @Override
  public List<Resource> resources(HttpServletRequest request, Caller caller) {
    return List.of(room("r-fuji", "Fuji", 8), room("r-aso", "Aso", 20));
  }

  @Override
  public Map<String, Spans> reserved(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window) {
    Map<String, Spans> reserved = new HashMap<>();
    ids.forEach(id -> reserved.put(id, busy.getOrDefault(id, Spans.EMPTY)));
    return reserved;
  }

  @Override
  public List<RoomOption> rooms(
      HttpServletRequest request, Caller caller, RoomWish wish, Span window) {
    return resources(request, caller).stream()
        .map(room -> new RoomOption(room, busy.getOrDefault(room.id(), Spans.EMPTY)))
        .toList();
  }

  private static Profile profile(String id, String zone) {
    return new Profile(
        id,
        "The " + id,
        id + "@example.com",
        zone,
        "en",
        WorkingHours.USUAL,
        new Place("Tower", "3F"),
        "c",
        true,
        true,
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static Resource room(String id, String name, int capacity) {
    return new Resource(
        id,
        name,
        Resource.Type.ROOM,
        new Resource.Location("Tower", "3F", null),
        capacity,
        new TreeSet<>(List.of("video")),
        true,
        new TreeMap<>(),
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        null);
  }
}
