package koyomi.schemas.message;

import koyomi.domain.calendar.Answer;

/**
 * The answer to a command, on its way to the instance that waits for it.
 *
 * @param commandId the command answered
 * @param instanceId the instance; the record's key
 * @param partition the partition of {@code calendar.replies} that the instance reads
 * @param answer what the client is told
 */
public record ReplyMessage(String commandId, String instanceId, int partition, Answer answer) {}
