/** The calendar topology: one writer a calendar decides commands and keeps what is read. */
@NullMarked
package koyomi.topologies.calendar;

import org.jspecify.annotations.NullMarked;
