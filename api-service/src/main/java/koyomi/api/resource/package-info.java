/** Resources and their reservations over HTTP, and the way to them for the rest of the service. */
@NullMarked
package koyomi.api.resource;

import org.jspecify.annotations.NullMarked;
