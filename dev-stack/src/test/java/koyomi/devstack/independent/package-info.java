/**
 * Calendars as other libraries see them: files parsed by ical4j, rules expanded by lib-recur and
 * ical4j, zones by java.time. Shares nothing with the product's own engine.
 */
@NullMarked
package koyomi.devstack.independent;

import org.jspecify.annotations.NullMarked;
