/**
 * The benchmarks behind {@code ./koyomi bench NAME}: they speak to a running Koyomi by its REST
 * interface alone, so that any deployment can be measured.
 */
@NullMarked
package koyomi.bench;

import org.jspecify.annotations.NullMarked;
