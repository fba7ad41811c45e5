/** Interactive queries on the stores of the scheduling application. */
@NullMarked
package koyomi.topologies.scheduling.query;

import org.jspecify.annotations.NullMarked;
