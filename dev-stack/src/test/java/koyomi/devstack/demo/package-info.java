/** Tests of the demo company's plans. */
@NullMarked
package koyomi.devstack.demo;

import org.jspecify.annotations.NullMarked;
