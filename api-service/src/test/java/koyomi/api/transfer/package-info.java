/** Tests of whole files in and out. */
@NullMarked
package koyomi.api.transfer;

import org.jspecify.annotations.NullMarked;
