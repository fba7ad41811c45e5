/** Instances stopped, killed and stalled, and a broker that goes away, while clients work on. */
@NullMarked
package koyomi.devstack.faults;

import org.jspecify.annotations.NullMarked;
