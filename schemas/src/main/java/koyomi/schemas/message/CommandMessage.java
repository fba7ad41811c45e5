package koyomi.schemas.message;

import java.time.Instant;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;

/**
 * A command on its way to the calendar's single writer.
 *
 * @param context who sends it; as it travels, {@code now} is when the edge took it
 * @param command what is wished
 * @param replyTo who waits for the answer
 */
public record CommandMessage(CommandContext context, CalendarCommand command, ReplyTo replyTo) {
  /**
   * Returns the context as the writer decides with it.
   *
   * @param recordedAt the record's timestamp, which a replay sees again
   */
  public CommandContext contextAt(Instant recordedAt) {
    return context.at(recordedAt);
  }
}
