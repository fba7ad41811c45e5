/** Whether what racing clients were told of a room could have happened one after another. */
@NullMarked
package koyomi.devstack.races;

import org.jspecify.annotations.NullMarked;
