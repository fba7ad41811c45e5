/**
 * The load driver: one thread, one selector, open loop (constant arrival rate, latency from the
 * intended time of sending, so that a stall of the server is felt by all who would have asked
 * meanwhile) or closed loop (so many connections, each asking again once it is answered).
 */
@NullMarked
package koyomi.bench.load;

import org.jspecify.annotations.NullMarked;
