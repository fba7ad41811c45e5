/**
 * Meeting times and room suggestions: gathers what is known of people and rooms, and asks the
 * domain.
 */
@NullMarked
package koyomi.api.meeting;

import org.jspecify.annotations.NullMarked;
