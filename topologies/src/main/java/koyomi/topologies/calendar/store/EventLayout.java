package koyomi.topologies.calendar.store;

import java.util.SortedMap;
import koyomi.domain.scheduling.TakenTime;
import org.apache.kafka.common.utils.Bytes;

/**
 * What is kept of an event, laid out in time.
 *
 * @param rows those of the store of occurrences, by their keys
 * @param time what it takes of the calendar's maker
 */
record EventLayout(SortedMap<Bytes, byte[]> rows, TakenTime time) {}
