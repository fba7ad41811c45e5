/** Tests of reads of resources. */
@NullMarked
package koyomi.topologies.scheduling.query;

import org.jspecify.annotations.NullMarked;
