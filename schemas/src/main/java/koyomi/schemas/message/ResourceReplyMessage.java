package koyomi.schemas.message;

import koyomi.domain.resource.ResourceAnswer;

/**
 * The answer to a command to a resource, on its way to the instance that waits for it.
 *
 * @param commandId the command answered
 * @param instanceId the instance; the record's key
 * @param partition the partition of {@code resource.replies} that the instance reads
 * @param answer what the client is told
 */
public record ResourceReplyMessage(
    String commandId, String instanceId, int partition, ResourceAnswer answer) {}
