package koyomi.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A start or end as a client sent it, not yet checked; null where it sent nothing.
 *
 * @param dateTime local date-time, or one with an offset
 * @param timeZone IANA name
 * @param date whole day
 */
public record TimeDraft(
    @Nullable String dateTime, @Nullable String timeZone, @Nullable String date) {}
