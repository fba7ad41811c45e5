/** The public REST contract on a real stack of two instances that are asked by turns. */
@NullMarked
package koyomi.devstack.contract;

import org.jspecify.annotations.NullMarked;
