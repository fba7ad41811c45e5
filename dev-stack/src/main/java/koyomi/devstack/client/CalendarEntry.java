package koyomi.devstack.client;

/**
 * A calendar in the caller's list.
 *
 * @param id its id
 * @param ownerId whose it is
 * @param name what people call it
 */
public record CalendarEntry(String id, String ownerId, String name) {}
