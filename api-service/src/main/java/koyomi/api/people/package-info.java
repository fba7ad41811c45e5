/** People over HTTP: one's own profile, the directory, and what happens when somebody comes. */
@NullMarked
package koyomi.api.people;

import org.jspecify.annotations.NullMarked;
