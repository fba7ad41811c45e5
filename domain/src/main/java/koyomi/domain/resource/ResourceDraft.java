package koyomi.domain.resource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent of a resource: a whole body, or a merge patch (RFC 7396).
 *
 * @param fields the fields that were present, with a value or with null
 * @param name the name
 * @param type the kind
 * @param location members of the location that were present; an empty text stands for null
 * @param capacity people it holds
 * @param features the list, whole
 * @param isAvailable whether it can be reserved
 * @param metadata members that were present; an empty text stands for null
 */
public record ResourceDraft(
    Set<ResourceField> fields,
    @Nullable String name,
    Resource.@Nullable Type type,
    @Nullable Map<String, String> location,
    @Nullable Integer capacity,
    @Nullable List<String> features,
    @Nullable Boolean isAvailable,
    @Nullable Map<String, String> metadata) {

  /** Copies the collections. */
  public ResourceDraft {
    fields = Set.copyOf(fields);
    location = location == null ? null : Collections.unmodifiableMap(new TreeMap<>(location));
    features = features == null ? null : List.copyOf(features);
    metadata = metadata == null ? null : Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Tells whether the client sent this field. */
  public boolean has(ResourceField field) {
    return fields.contains(field);
  }
}
