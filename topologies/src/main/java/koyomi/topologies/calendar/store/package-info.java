/** The stores of the calendar topology: their names, keys and the one writer. */
@NullMarked
package koyomi.topologies.calendar.store;

import org.jspecify.annotations.NullMarked;
