package koyomi.domain.resource;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be reserved.
 *
 * @param id begins with {@code r-}
 * @param name 1 to 200 characters
 * @param type what it is
 * @param location where it is, if it has a place
 * @param capacity people it holds, if that makes sense
 * @param features such as {@code projector}
 * @param isAvailable whether it can be reserved at all
 * @param metadata the administrators' own, name → text
 * @param version counts changes of the resource itself, from 1
 * @param createdAt when it was made
 * @param updatedAt when this version was recorded
 * @param deletedAt when it was deleted, if it is
 */
public record Resource(
    String id,
    String name,
    Type type,
    @Nullable Location location,
    @Nullable Integer capacity,
    SortedSet<String> features,
    boolean isAvailable,
    SortedMap<String, String> metadata,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** Copies the collections. */
  public Resource {
    features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** Kinds of resources. */
  public enum Type {
    /** A room. */
    ROOM,
    /** A thing that is carried to where it is needed. */
    EQUIPMENT,
    /** A parking lot. */
    PARKING,
    /** Anything else. */
    OTHER
  }

  /**
   * Where a resource is.
   *
   * @param building its name
   * @param floor its name
   * @param room its name or number
   */
  public record Location(
      @Nullable String building, @Nullable String floor, @Nullable String room) {}
}
