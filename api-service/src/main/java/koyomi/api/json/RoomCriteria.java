package koyomi.api.json;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.meeting.RoomWish;
import koyomi.domain.resource.Resource;

/** Reads what a room has to be. */
final class RoomCriteria {
  private static final int MAX_CAPACITY = 100_000;
  private static final int MAX_FEATURES = 50;
  private static final int MAX_LIMIT = 100;

  private RoomCriteria() {}

  /**
   * Reads criteria.
   *
   * @param people for whom there must be seats where the body names no capacity
   * @param usualLimit rooms to give where the body names no limit
   */
  static RoomWish of(BodyReader reader, int people, int usualLimit) {
    Resource.Type type = reader.constant("type", Resource.Type.class);
    List<String> features = reader.strings("features");
    if (features != null && features.size() > MAX_FEATURES) {
      reader.refuse("features", "has more than " + MAX_FEATURES);
    }
    Boolean required = reader.bool("required");
    return new RoomWish(
        type == null ? Resource.Type.ROOM : type,
        Numbers.within(reader, "capacity", people, 0, MAX_CAPACITY),
        features == null ? Set.of() : new TreeSet<>(features),
        reader.string("building"),
        reader.string("floor"),
        required == null || required,
        Numbers.within(reader, "limit", usualLimit, 1, MAX_LIMIT));
  }
}
