package koyomi.domain.zone;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that other rules of a zone move to another moment, its wall clock being what it is;
 * or whose end alone moves.
 *
 * @param calendarId its calendar
 * @param eventId its event
 * @param organizerId whose event it is
 * @param occurrence original start, local time in the series' zone
 * @param from start by the rules that the process knows; null if only the others let it occur
 * @param to start by the other rules; null if these don't let it occur
 */
public record ZoneShift(
    String calendarId,
    String eventId,
    String organizerId,
    LocalDateTime occurrence,
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime to) {}
