@NullMarked
package koyomi.devstack;

import org.jspecify.annotations.NullMarked;
