/**
 * The servers of the embedded stack, each startable by itself: {@link
 * koyomi.devstack.EmbeddedKafka}, {@link koyomi.devstack.EmbeddedRegistry} and {@link
 * koyomi.devstack.EmbeddedIssuer}. For development and tests; never used by production.
 */
@NullMarked
package koyomi.devstack;

import org.jspecify.annotations.NullMarked;
