package koyomi.domain.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;

/** Checks what a client sent of a resource, and merges it into what is stored. */
public final class ResourceDrafts {
  /** Longest name and longest other text, in characters. */
  public static final int MAX_TEXT = 200;

  /** The most features, and the most entries of metadata. */
  public static final int MAX_ENTRIES = 100;

  /** The largest capacity. */
  public static final int MAX_CAPACITY = 1_000_000;

  private ResourceDrafts() {}

  /**
   * Returns what is wrong with a draft, empty if nothing.
   *
   * @param whole whether it is a whole body, whose required fields must be there
   */
  public static List<Violation> violations(ResourceDraft draft, boolean whole) {
    List<Violation> found = new ArrayList<>();
    String name = draft.name();
    if (name == null && (whole || draft.has(ResourceField.NAME))) {
      found.add(new Violation("/name", "is required"));
    } else if (name != null && name.isBlank()) {
      found.add(new Violation("/name", "is empty"));
    } else {
      text(name, "/name", found);
    }
    if (draft.type() == null && (whole || draft.has(ResourceField.TYPE))) {
      found.add(new Violation("/type", "is required"));
    }
    Integer capacity = draft.capacity();
    if (capacity != null && (capacity < 0 || capacity > MAX_CAPACITY)) {
      found.add(new Violation("/capacity", "must be 0 to " + MAX_CAPACITY));
    }
    List<String> features = draft.features() == null ? List.of() : draft.features();
    size(features.size(), "/features", found);
    for (int i = 0; i < features.size(); i++) {
      text(features.get(i), "/features/" + i, found);
    }
    texts(draft.location(), "/location", found);
    texts(draft.metadata(), "/metadata", found);
    return found;
  }

  private static void texts(
      @Nullable Map<String, String> texts, String pointer, List<Violation> found) {
    if (texts == null) {
      return;
    }
    size(texts.size(), pointer, found);
    texts.forEach((key, value) -> {
      String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      text(key, at, found);
      text(value, at, found);
    });
  }

  private static void size(int size, String pointer, List<Violation> found) {
    if (size > MAX_ENTRIES) {
      found.add(new Violation(pointer, "has more than " + MAX_ENTRIES + " entries"));
    }
  }

  private static void text(@Nullable String text, String pointer, List<Violation> found) {
    if (text != null && text.codePointCount(0, text.length()) > MAX_TEXT) {
      found.add(new Violation(pointer, "is longer than " + MAX_TEXT + " characters"));
    }
  }

  /** Returns a new resource from a valid whole draft. */
  public static Resource create(String id, ResourceDraft draft, Instant now) {
    Resource blank =
        new Resource(
            id,
            "",
            Resource.Type.OTHER,
            null,
            null,
            new TreeSet<>(),
            true,
            new TreeMap<>(),
            0,
            now,
            now,
            null);
    return patch(blank, draft, now);
  }

  /** Returns a resource with a valid patch merged in, as its next version. */
  public static Resource patch(Resource stored, ResourceDraft patch, Instant now) {
    return new Resource(
        stored.id(),
        patch.name() == null ? stored.name() : patch.name(),
        patch.type() == null ? stored.type() : patch.type(),
        patch.has(ResourceField.LOCATION) ? location(stored, patch.location()) : stored.location(),
        patch.has(ResourceField.CAPACITY) ? patch.capacity() : stored.capacity(),
        patch.has(ResourceField.FEATURES)
            ? new TreeSet<>(patch.features() == null ? List.of() : patch.features())
            : stored.features(),
        patch.isAvailable() == null ? stored.isAvailable() : patch.isAvailable(),
        patch.has(ResourceField.METADATA)
            ? merged(stored.metadata(), patch.metadata())
            : stored.metadata(),
        stored.version() + 1,
        stored.createdAt(),
        now,
        stored.deletedAt());
  }

  private static Resource.@Nullable Location location(
      Resource stored, @Nullable Map<String, String> patch) {
    if (patch == null) {
      return null;
    }
    Resource.Location before = stored.location();
    SortedMap<String, String> members = new TreeMap<>();
    if (before != null) {
      put(members, "building", before.building());
      put(members, "floor", before.floor());
      put(members, "room", before.room());
    }
    SortedMap<String, String> after = merged(members, patch);
    return new Resource.Location(after.get("building"), after.get("floor"), after.get("room"));
  }

  private static void put(Map<String, String> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private static SortedMap<String, String> merged(
      Map<String, String> stored, @Nullable Map<String, String> patch) {
    SortedMap<String, String> all = new TreeMap<>(patch == null ? Map.of() : stored);
    if (patch != null) {
      patch.forEach((key, value) -> {
        if (value.isEmpty()) {
          all.remove(key);
        } else {
          all.put(key, value);
        }
      });
    }
    return all;
  }
}
