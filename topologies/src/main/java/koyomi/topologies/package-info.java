@NullMarked
package koyomi.topologies;

import org.jspecify.annotations.NullMarked;
