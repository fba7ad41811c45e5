/** Tests of the way of reads between instances. */
@NullMarked
package koyomi.api.read;

import org.jspecify.annotations.NullMarked;
