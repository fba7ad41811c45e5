/**
 * The commands of the launcher that talk to a running stack; plain Java, so that they start fast.
 */
@NullMarked
package koyomi.devstack.cli;

import org.jspecify.annotations.NullMarked;
