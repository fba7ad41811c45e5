package koyomi.domain.meeting;

import java.util.Set;
import koyomi.domain.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What room, or other resource, is looked for.
 *
 * @param type what it is
 * @param capacity people it has to hold, 0 if that doesn't matter
 * @param features all of which it must have
 * @param building where it must be, if that matters
 * @param floor where it must be, if that matters
 * @param required false if a meeting without one is better than none
 * @param limit most to give, at least 1
 */
public record RoomWish(
    Resource.Type type,
    int capacity,
    Set<String> features,
    @Nullable String building,
    @Nullable String floor,
    boolean required,
    int limit) {

  /** Copies the set. */
  public RoomWish {
    features = Set.copyOf(features);
  }

  /** Tells whether a resource can be reserved at all and has what is asked for. */
  public boolean fits(Resource resource) {
    Resource.Location location = resource.location();
    return resource.isAvailable()
        && resource.deletedAt() == null
        && resource.type() == type
        && (capacity == 0 || (resource.capacity() != null && resource.capacity() >= capacity))
        && resource.features().containsAll(features)
        && (building == null || (location != null && building.equals(location.building())))
        && (floor == null || (location != null && floor.equals(location.floor())));
  }
}
