/** The single writer of resources and reservations, and what it stores. */
@NullMarked
package koyomi.topologies.scheduling.resources;

import org.jspecify.annotations.NullMarked;
