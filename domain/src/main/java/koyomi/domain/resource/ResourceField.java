package koyomi.domain.resource;

/** The fields of a resource that administrators write. */
public enum ResourceField {
  /** {@code name}. */
  NAME,
  /** {@code type}. */
  TYPE,
  /** {@code location}. */
  LOCATION,
  /** {@code capacity}. */
  CAPACITY,
  /** {@code features}. */
  FEATURES,
  /** {@code isAvailable}. */
  IS_AVAILABLE,
  /** {@code metadata}. */
  METADATA
}
