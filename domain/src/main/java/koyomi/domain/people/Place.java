package koyomi.domain.people;

import org.jspecify.annotations.Nullable;

/**
 * Where a person sits or a room lies.
 *
 * @param building its name, if known
 * @param floor its name, if known
 */
public record Place(@Nullable String building, @Nullable String floor) {
  /** Nothing is known. */
  public static final Place UNKNOWN = new Place(null, null);
}
