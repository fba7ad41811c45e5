/** What holds between the modules. */
@NullMarked
package koyomi.devstack.architecture;

import org.jspecify.annotations.NullMarked;
