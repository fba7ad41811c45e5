/**
 * Errors as clients see them: RFC 9457 problem details, whatever part of the server they come from.
 */
@NullMarked
package koyomi.api.problem;

import org.jspecify.annotations.NullMarked;
