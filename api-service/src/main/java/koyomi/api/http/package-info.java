/**
 * What HTTP adds to every request: conditions, idempotency keys, times and pages in query strings.
 */
@NullMarked
package koyomi.api.http;

import org.jspecify.annotations.NullMarked;
