@NullMarked
package koyomi.schemas;

import org.jspecify.annotations.NullMarked;
