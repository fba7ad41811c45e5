/**
 * The least HTTP/1.1 (RFC 9112) a load driver needs: requests as ready bytes, answers read without
 * garbage. The driver shares its machine with what it measures, so it has to be cheap.
 */
@NullMarked
package koyomi.bench.http;

import org.jspecify.annotations.NullMarked;
