@NullMarked
package koyomi.bench;

import org.jspecify.annotations.NullMarked;
