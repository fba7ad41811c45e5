/**
 * What occurrences are laid out by, as a log of revisions: read, appended to, and what a change
 * would do before it is made.
 */
@NullMarked
package koyomi.schemas.basis;

import org.jspecify.annotations.NullMarked;
