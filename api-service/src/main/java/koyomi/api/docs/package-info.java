/** The OpenAPI document and its reader. */
@NullMarked
package koyomi.api.docs;

import org.jspecify.annotations.NullMarked;
