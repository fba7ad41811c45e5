package koyomi.api.meeting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import koyomi.api.security.Caller;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.people.Profile;
import koyomi.domain.resource.Resource;

/**
 * What the finding of times and rooms has to know, wherever that is kept. Each method ends with a
 * {@link koyomi.api.problem.ProblemException} (503) if a part can't be read in time.
 */
public interface MeetingSources {
  /**
   * When someone can't come.
   *
   * @param busy surely
   * @param tentative perhaps
   */
  record Time(Spans busy, Spans tentative) {}

  /** Returns the profiles of those people who have one, by id. */
  Map<String, Profile> profiles(HttpServletRequest request, Caller caller, Collection<String> ids);

  /** Returns the busy times that the caller may know of, by id of a person or a resource. */
  Map<String, Time> busy(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window);

  /** Returns all resources. */
  List<Resource> resources(HttpServletRequest request, Caller caller);

  /** Returns the reservations in a window, by id; a resource that doesn't exist is missing. */
  Map<String, Spans> reserved(
      HttpServletRequest request, Caller caller, Collection<String> ids, Span window);

  /** Returns the resources that fit a wish, with their reservations in a window. */
  List<RoomOption> rooms(HttpServletRequest request, Caller caller, RoomWish wish, Span window);
}
