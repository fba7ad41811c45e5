package koyomi.domain.event;

/**
 * Where a meeting is held online (RFC 7986 §5.11).
 *
 * @param uri absolute URI
 */
public record Conference(String uri) {}
