/** Who calls: verified tokens of users, and the calls between instances. */
@NullMarked
package koyomi.api.security;

import org.jspecify.annotations.NullMarked;
