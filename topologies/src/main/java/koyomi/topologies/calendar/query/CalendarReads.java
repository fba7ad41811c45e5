package koyomi.topologies.calendar.query;

/**
 * The way to the stores of the calendar topology: by the shard of a calendar id, or of a user for
 * memberships.
 */
public interface CalendarReads extends ShardReads<CalendarView> {}
