/** The schema registry as its clients see it: ids of schemas and schemas of ids. */
@NullMarked
package koyomi.schemas.registry;

import org.jspecify.annotations.NullMarked;
