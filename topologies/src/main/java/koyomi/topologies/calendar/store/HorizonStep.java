package koyomi.topologies.calendar.store;

import koyomi.domain.calendar.CalendarFact;

/**
 * A slice of the move of a calendar's horizon, ready to be written.
 *
 * @param fact says how far the move is then
 * @param writes its rows
 */
public record HorizonStep(CalendarFact fact, PreparedWrites writes) {}
