package koyomi.topologies.calendar.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the stores of one partition, at or after the position that was asked for when it was
 * opened. Use it for one request and drop it. Every method throws {@link NotHereException} where
 * the partition has moved away meanwhile. Whether the caller may read at all is the caller's check;
 * what is hidden from a role is left out here in {@code occurrences} only.
 */
public interface CalendarView {
  /** Returns a calendar, a deleted one too. */
  Optional<Calendar> calendar(String calendarId);

  /** Returns the calendars in which a user of this partition has a role, ordered by id. */
  List<Membership> memberships(String userId);

  /** Returns the profile of a user of this partition, if there is one. */
  Optional<Profile> profile(String userId);

  /**
   * Returns those of this partition whom a search finds: each of what is asked begins a word of the
   * name, or the mail address. Ordered by where in the directory they were found; a page may be
   * shorter than its limit though there is more.
   *
   * @param asked folded beginnings of words, as {@code DirectoryNames} gives them; none for all
   * @param after place of the last one of the page before, or empty
   * @param limit at most so many, at least 1
   */
  DirectoryPage people(List<String> asked, String after, int limit);

  /**
   * Returns the people here who have a mail address, whatever its case.
   *
   * @param email an address
   */
  List<Profile> peopleByMail(String email);

  /**
   * Passes what keeps a user of this partition busy in a window to a visitor: the time of the
   * calendars that the user made. Of the months that these keep it is read as it was laid out when
   * it was written, never by other rules of zones than those of today; the rest is to be expanded.
   */
  void busy(String userId, Span window, BusyVisitor visitor);

  /** Returns an event that exists. */
  Optional<Event> event(String calendarId, String eventId);

  /**
   * Returns events ordered by id.
   *
   * @param calendar the calendar
   * @param window only events with an occurrence (an override too) that overlaps it; null for all
   * @param limit at most so many, at least 1
   * @param pageToken from the page before
   * @throws InvalidPageTokenException if the token isn't of this list
   */
  EventPage events(
      Calendar calendar, @Nullable Window window, int limit, @Nullable String pageToken);

  /**
   * Returns what changed after a sequence.
   *
   * @param calendarId the calendar
   * @param sinceSequence 0 for everything that exists; otherwise as a page before gave it
   * @param limit at most so many, at least 1
   */
  ChangePage changes(String calendarId, long sinceSequence, int limit);

  /**
   * Returns the occurrences that overlap a window, ordered by start, then event id, then original
   * start. Occurrences of restricted events show their times only to those who may not see more.
   *
   * @throws InvalidPageTokenException if the token isn't of such a list
   */
  OccurrencePage occurrences(OccurrenceQuery query);

  /** Returns the occurrences of one event of the calendar, as {@link #occurrences} does. */
  OccurrencePage occurrencesOf(Event event, OccurrenceQuery query);

  /** Returns an event as it was at a moment, if it was there then. */
  Optional<PastEvent> eventAsOf(String calendarId, String eventId, Instant asOf);

  /**
   * Returns the events that were there at a moment, as they were, ordered by id. What versions are
   * no more kept is the caller's to know: a moment before retention has an answer with gaps.
   *
   * @param calendar as it is today
   * @param window only events that had an occurrence that overlaps it; null for all
   * @param limit at most so many, at least 1
   * @param pageToken from the page before
   * @throws InvalidPageTokenException if the token isn't of this list
   */
  PastEventPage eventsAsOf(
      Calendar calendar,
      Instant asOf,
      @Nullable Window window,
      int limit,
      @Nullable String pageToken);

  /**
   * Returns the occurrences that overlapped a window as the calendar's events stood at a moment.
   * The calendar's own time zone and the caller's rights are today's; what is restricted today or
   * was then shows its times only to those who may not see more.
   *
   * @throws InvalidPageTokenException if the token isn't of such a list
   */
  OccurrencePage occurrencesAsOf(OccurrenceQuery query, Instant asOf);

  /** Returns the occurrences of one event as it was, as {@link #occurrencesAsOf} does. */
  OccurrencePage occurrencesOf(PastEvent event, OccurrenceQuery query);

  /**
   * Returns the versions of an event, the last one first; empty where none is kept.
   *
   * @param limit at most so many, at least 1
   * @param pageToken from the page before
   * @throws InvalidPageTokenException if the token isn't of such a list
   */
  Optional<HistoryPage> history(
      String calendarId, String eventId, int limit, @Nullable String pageToken);
}
