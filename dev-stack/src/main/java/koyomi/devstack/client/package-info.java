/** A small client of the public REST contract, as any program outside would write it. */
@NullMarked
package koyomi.devstack.client;

import org.jspecify.annotations.NullMarked;
