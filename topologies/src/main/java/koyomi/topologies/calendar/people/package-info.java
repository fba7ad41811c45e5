/** The store of people: profiles, and the directory that follows from them. */
@NullMarked
package koyomi.topologies.calendar.people;

import org.jspecify.annotations.NullMarked;
