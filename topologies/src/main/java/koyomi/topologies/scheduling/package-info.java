/** The application of the role {@code scheduling}: one sub-topology for each concern. */
@NullMarked
package koyomi.topologies.scheduling;

import org.jspecify.annotations.NullMarked;
