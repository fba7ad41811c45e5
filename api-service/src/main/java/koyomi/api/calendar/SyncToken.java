package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.api.http.Pages;
import org.jspecify.annotations.Nullable;

/**
 * A place in a calendar's change log.
 *
 * @param calendarId the calendar
 * @param sequence what is known up to here
 */
record SyncToken(String calendarId, long sequence) {
  private static final Pattern TEXT = Pattern.compile("c1 ([a-z2-7]{26}) (\\d{1,18})");

  /**
   * Reads the token of a parameter, null where there is none.
   *
   * @throws koyomi.api.problem.ProblemException (400) if it isn't a token
   */
  static @Nullable SyncToken of(HttpServletRequest request, String name) {
    String text = Pages.text(request, name);
    if (text == null) {
      return null;
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw Pages.malformed(name);
    }
    return new SyncToken(matcher.group(1), Long.parseLong(matcher.group(2)));
  }

  String encode() {
    return Pages.token("c1 " + calendarId + " " + sequence);
  }
}
