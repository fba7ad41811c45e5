/** Random values of the domain, for tests of any module and for measuring. */
@NullMarked
package koyomi.schemas.samples;

import org.jspecify.annotations.NullMarked;
