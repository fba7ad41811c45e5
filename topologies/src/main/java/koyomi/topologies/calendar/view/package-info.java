/**
 * Month rows: what is kept of an event's occurrences, packed so that a view copies bytes and makes
 * no object for an occurrence.
 */
@NullMarked
package koyomi.topologies.calendar.view;

import org.jspecify.annotations.NullMarked;
