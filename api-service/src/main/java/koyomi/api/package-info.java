@NullMarked
package koyomi.api;

import org.jspecify.annotations.NullMarked;
