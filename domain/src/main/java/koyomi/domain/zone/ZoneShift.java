package koyomi.domain.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that other rules of a zone move to another moment, its wall clock being what it is;
 * or whose end alone moves.
 *
 * @param occurrence original start, local time in the series' zone
 * @param from start by the rules before; null if only those after let it occur
 * @param to start by the rules after; null if these don't let it occur
 */
public record ZoneShift(LocalDateTime occurrence, @Nullable Instant from, @Nullable Instant to) {}
