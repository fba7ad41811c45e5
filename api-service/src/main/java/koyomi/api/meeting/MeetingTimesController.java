package koyomi.api.meeting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import koyomi.api.http.Bodies;
import koyomi.api.http.JsonAnswers;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.MeetingBody;
import koyomi.api.json.MeetingJson;
import koyomi.api.json.SuggestionBody;
import koyomi.api.security.Caller;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.meeting.MeetingSlot;
import koyomi.domain.meeting.MeetingTimes;
import koyomi.domain.meeting.MeetingWish;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomSuggestions;
import koyomi.domain.meeting.SuggestedRoom;
import koyomi.domain.people.Place;
import koyomi.domain.people.Profile;
import koyomi.domain.resource.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Finds times and rooms. Both routes only read: they change nothing, so a retry needs no key, and
 * one that comes along is not looked at.
 */
@Controller
public class MeetingTimesController {
  private final MeetingSources sources;

  /** Serves both from these sources. */
  public MeetingTimesController(MeetingSources sources) {
    this.sources = sources;
  }

  /** Times at which people can meet, best first. */
  @PostMapping(
      path = "/v1/meeting-times",
      consumes = "application/json",
      produces = "application/json")
  public void times(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    MeetingBody body = MeetingBody.of(JsonBodies.object(Bodies.read(request)));
    Set<String> asked = new LinkedHashSet<>(body.people());
    asked.add(caller.userId());
    Map<String, Profile> profiles =
        sources.profiles(
            request, caller, asked.stream().filter(id -> !Ids.isResourceId(id)).toList());
    MeetingWish wish = body.wish(zoneOf(caller, profiles));
    Map<String, MeetingSources.Time> busy =
        sources.busy(request, caller, body.people(), wish.reach());
    List<RoomOption> rooms =
        wish.room() == null
            ? List.of()
            : sources.rooms(request, caller, wish.room(), wish.window());
    Attendees attendees = new Attendees(body, wish, profiles, busy);
    List<MeetingSlot> slots =
        MeetingTimes.find(wish, attendees.all(), rooms, places(body.people(), profiles));
    ZoneId shown = body.zone() == null ? ZoneOffset.UTC : body.zone();
    JsonAnswers.write(response, HttpServletResponse.SC_OK, MeetingJson.slots(slots, shown));
  }

  /** Rooms for a meeting, best first. */
  @PostMapping(
      path = "/v1/resources/suggestions",
      consumes = "application/json",
      produces = "application/json")
  public void rooms(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    SuggestionBody body = SuggestionBody.of(JsonBodies.object(Bodies.read(request)));
    Set<String> asked = new LinkedHashSet<>(body.people());
    asked.add(caller.userId());
    Map<String, Profile> profiles = sources.profiles(request, caller, asked);
    List<Span> times = body.times(zoneOf(caller, profiles));
    Span window = new Span(times.getFirst().start(), times.getLast().end());
    int minimum = body.minimum() == 0 ? times.size() : Math.min(body.minimum(), times.size());
    List<SuggestedRoom> found =
        new RoomSuggestions(body.room(), places(body.people(), profiles))
            .rank(
                sources.resources(request, caller),
                times,
                minimum,
                some ->
                    sources.reserved(
                        request, caller, some.stream().map(Resource::id).toList(), window));
    JsonAnswers.write(response, HttpServletResponse.SC_OK, MeetingJson.rooms(found, times.size()));
  }

  private static ZoneId zoneOf(Caller caller, Map<String, Profile> profiles) {
    Profile own = profiles.get(caller.userId());
    return own == null ? ZoneOffset.UTC : own.zone();
  }

  private static List<Place> places(List<String> people, Map<String, Profile> profiles) {
    List<Place> places = new ArrayList<>();
    for (String id : people) {
      Profile profile = profiles.get(id);
      places.add(profile == null ? Place.UNKNOWN : profile.place());
    }
    return places;
  }
}
