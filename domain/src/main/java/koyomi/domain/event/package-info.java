/** Events as people write them: local times with their zone, recurrence lines, overrides. */
@NullMarked
package koyomi.domain.event;

import org.jspecify.annotations.NullMarked;
