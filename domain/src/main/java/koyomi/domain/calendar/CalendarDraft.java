package koyomi.domain.calendar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent of a calendar: a whole body, or a merge patch.
 *
 * @param fields the fields that were present, with a value or with null
 * @param settings JSON text of an object; in a patch merged at the first level by the writer's
 *     caller
 */
public record CalendarDraft(
    Set<CalendarField> fields,
    @Nullable String name,
    @Nullable String description,
    @Nullable String color,
    @Nullable String timeZone,
    @Nullable Boolean isPublic,
    @Nullable String settings) {

  /** Tells whether the client sent this field. */
  public boolean has(CalendarField field) {
    return fields.contains(field);
  }
}
