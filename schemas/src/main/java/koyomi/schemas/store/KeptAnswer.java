package koyomi.schemas.store;

import java.time.Instant;
import koyomi.domain.calendar.Answer;

/**
 * The answer owed again to whom sends an idempotency key again.
 *
 * @param bodyHash hash of method, path and body of the first request
 * @param recordedAt when it was decided
 * @param answer the answer
 */
public record KeptAnswer(String bodyHash, Instant recordedAt, Answer answer) {}
