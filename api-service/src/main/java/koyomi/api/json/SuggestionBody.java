package koyomi.api.json;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import koyomi.api.problem.ProblemException;
import koyomi.domain.event.Violation;
import koyomi.domain.interval.Span;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceException;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for rooms.
 *
 * @param start of the meeting, or of its first occurrence
 * @param end first moment after
 * @param zone of local times; null if the body names none
 * @param lines its recurrence, empty if it doesn't recur
 * @param minimum at how many occurrences a room must be free; 0 stands for all
 * @param people who shall come
 * @param room what is needed
 */
public record SuggestionBody(
    BodyTime start,
    BodyTime end,
    @Nullable ZoneId zone,
    RecurrenceLines lines,
    int minimum,
    List<String> people,
    RoomWish room) {

  /** The most occurrences that are looked at. */
  public static final int MAX_OCCURRENCES = 750;

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration BOOKING_WINDOW = Duration.ofDays(366);

  /** Copies the list. */
  public SuggestionBody {
    people = List.copyOf(people);
  }

  /**
   * Reads a request.
   *
   * @throws koyomi.api.problem.ProblemException (422) naming all that is wrong with it
   */
  public static SuggestionBody of(ObjectNode body) {
    BodyReader reader = new BodyReader(body);
    PeopleList people = new PeopleList(reader);
    people.add("participants");
    if (people.size() > MeetingBody.MAX_PEOPLE) {
      reader.refuse("participants", "at most %d people".formatted(MeetingBody.MAX_PEOPLE));
    }
    BodyTime start = BodyTime.needed(reader, "start");
    BodyTime end = BodyTime.needed(reader, "end");
    ZoneId zone = BodyTime.zone(reader);
    if (!start.isNone() && !end.isNone()) {
      ZoneId any = zone == null ? ZoneOffset.UTC : zone;
      long seconds = end.second(any) - start.second(any);
      if (seconds <= 0) {
        reader.refuse("end", "must be after start");
      } else if (seconds > LONGEST.toSeconds()) {
        reader.refuse("end", "must be at most %d days after start".formatted(LONGEST.toDays()));
      }
    }
    SuggestionBody read =
        new SuggestionBody(
            start,
            end,
            zone,
            lines(reader),
            Numbers.within(reader, "minOccurrences", 0, 1, MAX_OCCURRENCES),
            people.ids(),
            RoomCriteria.of(reader, people.size(), 10));
    reader.finish();
    return read;
  }

  private static RecurrenceLines lines(BodyReader reader) {
    String rule = reader.string("rrule");
    if (rule == null || rule.isEmpty()) {
      return RecurrenceLines.empty();
    }
    String line = rule.regionMatches(true, 0, "RRULE:", 0, 6) ? rule : "RRULE:" + rule;
    try {
      return RecurrenceLines.parse(List.of(line), Leniency.STRICT);
    } catch (RecurrenceException e) {
      reader.refuse("rrule", String.valueOf(e.getMessage()));
      return RecurrenceLines.empty();
    }
  }

  /**
   * Returns the times of the meeting, in order: of a series those of a year, at most {@link
   * #MAX_OCCURRENCES}.
   *
   * @param callerZone where local times are read if the body names no zone
   * @throws koyomi.api.problem.ProblemException (422) if the rule doesn't fit the start
   */
  public List<Span> times(ZoneId callerZone) {
    ZoneId local = zone == null ? callerZone : zone;
    long first = start.second(local);
    long seconds = end.second(local) - first;
    if (lines.isEmpty()) {
      return List.of(new Span(first, first + seconds));
    }
    ZoneId where = start.zone() == null ? local : start.zone();
    LocalDateTime wallClock = start.local(where);
    OccurrenceCursor cursor;
    try {
      cursor = RecurrenceSet.timed(wallClock, where, lines).cursor();
    } catch (RecurrenceException e) {
      throw ProblemException.unprocessable(
          List.of(new Violation("/rrule", String.valueOf(e.getMessage()))));
    }
    List<Span> times = new ArrayList<>();
    while (times.size() < MAX_OCCURRENCES && cursor.next()) {
      long at = cursor.epochSecond();
      if (at - first > BOOKING_WINDOW.toSeconds()) {
        break;
      }
      times.add(new Span(at, at + seconds));
    }
    return times;
  }
}
