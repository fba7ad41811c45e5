/** Bodies to drafts and domain values to JSON, exactly as the public contract writes them. */
@NullMarked
package koyomi.api.json;

import org.jspecify.annotations.NullMarked;
