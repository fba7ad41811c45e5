/** Typed configuration and the wiring of the parts. */
@NullMarked
package koyomi.api.config;

import org.jspecify.annotations.NullMarked;
