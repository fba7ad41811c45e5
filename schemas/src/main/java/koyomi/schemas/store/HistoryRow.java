package koyomi.schemas.store;

import java.time.Instant;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What an event became by one change; the key ends with the version.
 *
 * @param recordedAt when the change was decided
 * @param actor who caused it
 * @param commandId the command that caused it
 * @param event the event as it was from then on; null for its deletion
 */
public record HistoryRow(
    Instant recordedAt, String actor, String commandId, @Nullable Event event) {}
