package koyomi.schemas.store;

import java.time.Instant;
import koyomi.domain.resource.ResourceAnswer;

/**
 * An answer owed again to whoever sends the same idempotency key.
 *
 * @param bodyHash hash of the request that the key was first sent with
 * @param recordedAt when it was answered
 * @param answer what is owed
 */
public record KeptResourceAnswer(String bodyHash, Instant recordedAt, ResourceAnswer answer) {}
