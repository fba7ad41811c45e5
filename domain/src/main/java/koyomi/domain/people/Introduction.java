package koyomi.domain.people;

import org.jspecify.annotations.Nullable;

/**
 * What a token says of its subject (OpenID Connect Core 1.0 §5.1), unchecked.
 *
 * @param name {@code name}
 * @param email {@code email}
 * @param timeZone {@code zoneinfo}
 * @param language {@code locale}
 */
public record Introduction(
    @Nullable String name,
    @Nullable String email,
    @Nullable String timeZone,
    @Nullable String language) {
  /** Says nothing. */
  public static final Introduction NONE = new Introduction(null, null, null, null);
}
