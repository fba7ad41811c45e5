package koyomi.domain.event;

import java.time.LocalDateTime;

/**
 * One occurrence of a series that differs from it (a component with RECURRENCE-ID, RFC 5545
 * §3.8.4.4).
 *
 * @param occurrence original start: local time in the series' zone, midnight for whole days
 * @param content what holds for it; without recurrence lines
 */
public record EventOverride(LocalDateTime occurrence, EventContent content) {}
