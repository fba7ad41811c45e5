package koyomi.domain.calendar.decide;

import java.time.LocalDateTime;
import java.util.List;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;

/**
 * What an edit makes of an event.
 *
 * @param dropped original starts of overrides that went, because those occurrences are no more
 */
record Revision(EventContent content, List<EventOverride> overrides, List<LocalDateTime> dropped) {}
