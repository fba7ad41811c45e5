package koyomi.api.read;

import java.time.Instant;
import koyomi.topologies.calendar.query.Window;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of each of several calendars.
 *
 * @param window the window
 * @param limit the most items
 * @param pageToken where the page before ended
 * @param asOf the moment as of which the calendars are seen; null for the present
 * @param strict whether a calendar that doesn't exist or that the caller may not see is a problem,
 *     rather than left out: the caller named it
 */
public record OccurrenceWish(
    Window window, int limit, @Nullable String pageToken, @Nullable Instant asOf, boolean strict) {}
