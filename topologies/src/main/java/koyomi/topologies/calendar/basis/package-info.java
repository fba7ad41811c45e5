/**
 * What occurrences are laid out by, as each process has it: the global table of {@code
 * expansion.basis}, which every expansion is joined with.
 */
@NullMarked
package koyomi.topologies.calendar.basis;

import org.jspecify.annotations.NullMarked;
