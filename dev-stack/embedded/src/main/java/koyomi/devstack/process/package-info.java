/**
 * Child processes of the embedded stack: started with their log in a file, never outliving their
 * parent, stopped in order by it.
 */
@NullMarked
package koyomi.devstack.process;

import org.jspecify.annotations.NullMarked;
