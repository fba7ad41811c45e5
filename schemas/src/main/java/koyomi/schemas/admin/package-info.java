/** What a deployment does before the service starts: topics and schemas, made and checked. */
@NullMarked
package koyomi.schemas.admin;

import org.jspecify.annotations.NullMarked;
