package koyomi.schemas.message;

import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;

/**
 * A command on its way to the person's single writer.
 *
 * @param context who sends it; as it travels, {@code now} is when the edge took it
 * @param command what is wished
 * @param replyTo who waits for the answer
 */
public record PeopleCommandMessage(PeopleContext context, PeopleCommand command, ReplyTo replyTo) {}
