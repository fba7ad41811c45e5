package koyomi.domain.event;

/**
 * A field of a body that is wrong.
 *
 * @param pointer RFC 6901 pointer into the body
 * @param detail what is wrong with it, to be read after the name of the field
 */
public record Violation(String pointer, String detail) {}
