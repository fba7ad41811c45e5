/** Free and busy times over HTTP, and for the rest of the service. */
@NullMarked
package koyomi.api.scheduling;

import org.jspecify.annotations.NullMarked;
