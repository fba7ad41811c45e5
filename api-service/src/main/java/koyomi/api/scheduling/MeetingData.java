package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.api.meeting.MeetingSources;
import koyomi.api.people.People;
import koyomi.api.resource.Resources;
import koyomi.api.security.Caller;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.people.Profile;
import koyomi.domain.resource.Resource;

/**
 * What meeting times and suggestions are found by: profiles, busy times and reservations as they
 * are now.
 */
public final class MeetingData implements MeetingSources {
  private final BusyTimes times;
  private final Resources resources;

  private final People people;

  /** Reads from these. */
  public MeetingData(BusyTimes times, Resources resources, People people) {
    this.people = people;
    this.times = times;
    this.resources = resources;
  }

  @Override
  public Map<String, Profile> profiles(
      HttpServletRequest request, Caller caller, Collection<String> ids) {
    try {
      return people.profiles(
          request, caller, ids.stream().filter(id -> !Ids.isResourceId(id)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Time> busy(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window) {
    try {
      Map<String, Time> known = new HashMap<>();
      times
          .of(request, caller, ids, window)
          .forEach((id, time) -> known.put(id, new Time(time.busy(), time.tentative())));
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Resource> resources(HttpServletRequest request, Caller caller) {
    try {
      return resources.all(request, caller);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Spans> reserved(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window) {
    try {
      Map<String, Spans> reserved = new HashMap<>();
      resources
          .taken(request, caller, ids, window)
          .forEach((id, times) -> reserved.put(id, Spans.of(times)));
      return reserved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<RoomOption> rooms(
      HttpServletRequest request, Caller caller, RoomWish wish, Span window) {
    List<Resource> fitting = resources(request, caller).stream().filter(wish::fits).toList();
    Map<String, Spans> reserved =
        reserved(request, caller, fitting.stream().map(Resource::id).toList(), window);
    List<RoomOption> rooms = new ArrayList<>();
    for (Resource room : fitting) {
      Spans busy = reserved.get(room.id());
      if (busy != null) {
        rooms.add(new RoomOption(room, busy));
      }
    }
    return rooms;
  }
}
