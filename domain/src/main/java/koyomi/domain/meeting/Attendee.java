package koyomi.domain.meeting;

import java.time.ZoneId;
import koyomi.domain.interval.Spans;

/**
 * Someone who shall come to a meeting. All spans reach over the window and its buffers.
 *
 * @param id user id
 * @param name what reasons call this person
 * @param required whether there is no meeting without this person
 * @param zone in whose wall-clock time reasons speak to this person
 * @param busy when the person can't come
 * @param tentative when the person may be busy
 * @param working when the person works
 * @param known false if busy times aren't shared: such a person counts as perhaps busy always
 */
public record Attendee(
    String id,
    String name,
    boolean required,
    ZoneId zone,
    Spans busy,
    Spans tentative,
    Spans working,
    boolean known) {}
