package koyomi.api.json;

import java.time.ZoneId;
import java.util.List;
import koyomi.domain.interval.Span;
import koyomi.domain.meeting.DaySet;
import koyomi.domain.meeting.MeetingWish;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.people.WorkingHours;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for meeting times.
 *
 * @param people who shall come, required ones before optional ones, each once
 * @param required how many of them are required
 * @param zone of answers and of local times; null if the body names none
 * @param from first moment, read in the zone if it is local
 * @param to first moment after
 * @param seconds how long the meeting takes
 * @param bufferBefore seconds
 * @param bufferAfter seconds
 * @param noMeetingDays days without meetings
 * @param hours what working hours mean
 * @param ownHours hours for everyone in place of each one's own; null if each has his own
 * @param hoursZone whose clock {@code ownHours} are; null if that of each one
 * @param room what room is needed; null if none
 * @param limit most slots
 */
public record MeetingBody(
    List<String> people,
    int required,
    @Nullable ZoneId zone,
    BodyTime from,
    BodyTime to,
    long seconds,
    long bufferBefore,
    long bufferAfter,
    DaySet noMeetingDays,
    HoursRule hours,
    @Nullable WorkingHours ownHours,
    @Nullable ZoneId hoursZone,
    @Nullable RoomWish room,
    int limit) {

  /** The most people whose time is looked at. */
  public static final int MAX_PEOPLE = 50;

  /** The longest window, in days. */
  public static final int MAX_DAYS = 62;

  private static final int MAX_MINUTES = 24 * 60;
  private static final int MAX_BUFFER = 240;
  private static final int MAX_LIMIT = 100;
  private static final int USUAL_LIMIT = 10;
  private static final int MINUTE = 60;

  /** Copies the list. */
  public MeetingBody {
    people = List.copyOf(people);
  }

  /**
   * Reads a request.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming all that is wrong with it
   */
  public static MeetingBody of(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    PeopleList people = new PeopleList(reader);
    people.add("participants");
    int required = people.size();
    people.add("optional");
    if (required == 0) {
      reader.refuse("participants", "at least one is needed");
    }
    WorkingHoursWish hours = WorkingHoursWish.of(reader);
    int minutes = reader.neededInt("durationMinutes");
    if (reader.value("durationMinutes") != null && (minutes < 1 || minutes > MAX_MINUTES)) {
      reader.refuse("durationMinutes", "must be 1 to " + MAX_MINUTES);
    }
    RoomWish room =
        reader.object("resourceCriteria", criteria -> RoomCriteria.of(criteria, people.size(), 3));
    MeetingBody read =
        new MeetingBody(
            people.ids(),
            required,
            BodyTime.zone(reader),
            BodyTime.needed(reader, "from"),
            BodyTime.needed(reader, "to"),
            (long) minutes * MINUTE,
            (long) Numbers.within(reader, "bufferBeforeMinutes", 0, 0, MAX_BUFFER) * MINUTE,
            (long) Numbers.within(reader, "bufferAfterMinutes", 0, 0, MAX_BUFFER) * MINUTE,
            Days.of(reader, "noMeetingDays"),
            hours.rule(),
            hours.hours(),
            hours.zone(),
            room,
            Numbers.within(reader, "limit", USUAL_LIMIT, 1, MAX_LIMIT));
    if (people.size() > MAX_PEOPLE) {
      reader.refuse(
          required > MAX_PEOPLE ? "participants" : "optional",
          "at most %d people, optional ones among them".formatted(MAX_PEOPLE));
    }
    BodyTime.checkOrder(reader, read.from, read.to, MAX_DAYS);
    reader.finish();
    return read;
  }

  /**
   * What the domain is asked for.
   *
   * @param callerZone read for local times and round times where the body names no zone
   */
  public MeetingWish wish(ZoneId callerZone) {
    ZoneId local = zone == null ? callerZone : zone;
    Span window = new Span(from.second(local), to.second(local));
    return new MeetingWish(
        window, seconds, bufferBefore, bufferAfter, noMeetingDays, hours, local, room, limit);
  }
}
