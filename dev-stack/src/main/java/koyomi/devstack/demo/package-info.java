/** Calendars and events of the demo users, created over REST on the first start of a stack. */
@NullMarked
package koyomi.devstack.demo;

import org.jspecify.annotations.NullMarked;
