/**
 * The Koyomi that is measured: where it answers, as whom, which processes it is made of and what
 * they use; and stacks of a benchmark's own, which may be killed.
 */
@NullMarked
package koyomi.bench.stack;

import org.jspecify.annotations.NullMarked;
