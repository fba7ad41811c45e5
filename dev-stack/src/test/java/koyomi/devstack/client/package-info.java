/** Tests of the client's own text. */
@NullMarked
package koyomi.devstack.client;

import org.jspecify.annotations.NullMarked;
