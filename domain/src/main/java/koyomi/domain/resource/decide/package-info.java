/** Decides what becomes of commands to resources, and of the passing of time. Pure. */
@NullMarked
package koyomi.domain.resource.decide;

import org.jspecify.annotations.NullMarked;
