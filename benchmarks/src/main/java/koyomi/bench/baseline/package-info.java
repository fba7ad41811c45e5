/**
 * What Koyomi's month views are compared with: the same HTTP stack, security and JSON before
 * PostgreSQL, which holds one row for each occurrence, expanded beforehand. Each part is built to
 * be fast, since a weak baseline proves nothing.
 */
@NullMarked
package koyomi.bench.baseline;

import org.jspecify.annotations.NullMarked;
