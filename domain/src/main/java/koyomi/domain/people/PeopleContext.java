package koyomi.domain.people;

import java.time.Instant;
import koyomi.domain.calendar.CommandContext.Precondition;

/**
 * Who sends a command, and under which conditions.
 *
 * @param commandId unique; the cause that facts carry
 * @param userId the person concerned, who sends it
 * @param introduction what the person's token says
 * @param precondition the versions that the client accepts
 * @param now time of the decision, from the log
 */
public record PeopleContext(
    String commandId,
    String userId,
    Introduction introduction,
    Precondition precondition,
    Instant now) {

  /** Returns this context at the time that the log gives. */
  public PeopleContext at(Instant recordedAt) {
    return new PeopleContext(commandId, userId, introduction, precondition, recordedAt);
  }
}
