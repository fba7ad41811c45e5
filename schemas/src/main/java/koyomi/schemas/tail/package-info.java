/** Topics as people see them: the catalogue as a table, records as lines of JSON. */
@NullMarked
package koyomi.schemas.tail;

import org.jspecify.annotations.NullMarked;
