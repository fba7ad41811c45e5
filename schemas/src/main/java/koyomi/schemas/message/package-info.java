/** What travels in topics where a record of the domain alone doesn't say it. */
@NullMarked
package koyomi.schemas.message;

import org.jspecify.annotations.NullMarked;
