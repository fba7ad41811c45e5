/** The benchmarks by name: what is set up, sent, checked and reported. */
@NullMarked
package koyomi.bench.scenario;

import org.jspecify.annotations.NullMarked;
