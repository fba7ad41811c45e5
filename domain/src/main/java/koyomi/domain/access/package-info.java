/** Who may see and do what: calendar roles and the rule for private events. */
@NullMarked
package koyomi.domain.access;

import org.jspecify.annotations.NullMarked;
