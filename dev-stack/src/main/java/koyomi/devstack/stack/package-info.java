/**
 * The embedded stack as a whole: broker and issuer in this JVM, registry and service instances in
 * processes of their own, started side by side and stopped in order.
 */
@NullMarked
package koyomi.devstack.stack;

import org.jspecify.annotations.NullMarked;
