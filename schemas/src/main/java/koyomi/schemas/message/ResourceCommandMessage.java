package koyomi.schemas.message;

import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;

/**
 * A command on its way to the resource's single writer.
 *
 * @param context who sends it; as it travels, {@code now} is when the edge took it
 * @param command what is wished
 * @param replyTo who waits for the answer
 */
public record ResourceCommandMessage(
    ResourceContext context, ResourceCommand command, ReplyTo replyTo) {}
