/** What all topologies run with: configuration, memory bounds, failures. */
@NullMarked
package koyomi.topologies;

import org.jspecify.annotations.NullMarked;
