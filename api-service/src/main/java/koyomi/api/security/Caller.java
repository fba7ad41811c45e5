package koyomi.api.security;

/**
 * Who sent a request.
 *
 * @param userId the token's subject
 * @param service whether it is a program with an account of its own; its calendars are spread over
 *     all shards
 * @param admin whether the token's roles include {@code admin}
 */
public record Caller(String userId, boolean service, boolean admin) {}
