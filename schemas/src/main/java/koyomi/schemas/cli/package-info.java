/** Options of this module's commands. */
@NullMarked
package koyomi.schemas.cli;

import org.jspecify.annotations.NullMarked;
