package koyomi.schemas.store;

/**
 * A row of the change log of a calendar; its key ends with the sequence of the change.
 *
 * @param eventId the event that changed
 * @param createdSequence sequence of the change that made it
 * @param deleted whether the change was its deletion
 */
public record ChangeRow(String eventId, long createdSequence, boolean deleted) {}
