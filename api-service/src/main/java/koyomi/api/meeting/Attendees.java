package koyomi.api.meeting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import koyomi.api.json.MeetingBody;
import koyomi.domain.id.Ids;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.Attendee;
import koyomi.domain.meeting.MeetingWish;
import koyomi.domain.meeting.WorkingTime;
import koyomi.domain.people.Profile;
import koyomi.domain.people.WorkingHours;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of each of those who shall come. */
final class Attendees {
  /** As far as reasons tell times outside working hours apart, and the window's edges need it. */
  private static final long MARGIN = 86_400;

  private static final MeetingSources.Time UNKNOWN =
      new MeetingSources.Time(Spans.EMPTY, Spans.EMPTY);

  private final MeetingBody body;
  private final MeetingWish wish;
  private final Map<String, Profile> profiles;
  private final Map<String, MeetingSources.Time> busy;

  Attendees(
      MeetingBody body,
      MeetingWish wish,
      Map<String, Profile> profiles,
      Map<String, MeetingSources.Time> busy) {
    this.body = body;
    this.wish = wish;
    this.profiles = profiles;
    this.busy = busy;
  }

  /** Everyone, in the order of the request. */
  List<Attendee> all() {
    List<Attendee> all = new ArrayList<>();
    for (int i = 0; i < body.people().size(); i++) {
      all.add(of(body.people().get(i), i < body.required()));
    }
    return all;
  }

  private Attendee of(String id, boolean required) {
    Profile profile = profiles.get(id);
    ZoneId zone = profile == null ? wish.zone() : profile.zone();
    MeetingSources.Time time = busy.getOrDefault(id, UNKNOWN);
    return new Attendee(
        id,
        profile == null ? id : profile.name(),
        required,
        zone,
        time.busy(),
        time.tentative(),
        working(id, profile, zone),
        busy.containsKey(id));
  }

  private Spans working(String id, @Nullable Profile profile, ZoneId zone) {
    Span window = new Span(wish.window().start() - MARGIN, wish.window().end() + MARGIN);
    if (Ids.isResourceId(id)) {
      return Spans.of(window);
    }
    WorkingHours own = profile == null ? WorkingHours.USUAL : profile.workingHours();
    WorkingHours hours = body.ownHours() == null ? own : body.ownHours();
    return WorkingTime.of(hours, body.hoursZone() == null ? zone : body.hoursZone(), window);
  }
}
