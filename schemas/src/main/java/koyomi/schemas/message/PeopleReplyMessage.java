package koyomi.schemas.message;

import koyomi.domain.people.PeopleAnswer;

/**
 * The answer to a command concerning a person, on its way to the instance that waits for it.
 *
 * @param commandId the command answered
 * @param instanceId the instance; the record's key
 * @param partition the partition of {@code people.replies} that the instance reads
 * @param answer what the client is told
 */
public record PeopleReplyMessage(
    String commandId, String instanceId, int partition, PeopleAnswer answer) {}
