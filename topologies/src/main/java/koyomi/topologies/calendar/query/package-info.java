/**
 * Reads of the calendar topology's stores by interactive queries, on whichever instance has them.
 */
@NullMarked
package koyomi.topologies.calendar.query;

import org.jspecify.annotations.NullMarked;
