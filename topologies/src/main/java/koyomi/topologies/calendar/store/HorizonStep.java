package koyomi.topologies.calendar.store;

import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;

/**
 * A slice of the move of a calendar's horizon, ready to be written.
 *
 * @param facts which occurrences shifted, and last how far the move is then
 * @param calendar the calendar then
 * @param writes its rows
 */
public record HorizonStep(List<CalendarFact> facts, Calendar calendar, PreparedWrites writes) {}
