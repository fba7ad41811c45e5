package koyomi.domain.meeting;

import koyomi.domain.interval.Spans;
import koyomi.domain.resource.Resource;

/**
 * A resource that may be taken.
 *
 * @param resource which
 * @param busy when it is reserved, as far as that matters
 */
public record RoomOption(Resource resource, Spans busy) {}
