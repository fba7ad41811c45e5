package koyomi.schemas.message;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.zone.ZoneFile;

/**
 * A change of what occurrences are laid out by.
 *
 * @param revision counts the changes without a gap, from 1
 * @param recordedAt when it was made
 * @param actor who made it
 * @param monthsBehind months kept before the current one
 * @param monthsAhead months kept after the current one
 * @param zones rules by IANA name, of those zones only whose rules it changes
 */
public record BasisRevision(
    long revision,
    Instant recordedAt,
    String actor,
    int monthsBehind,
    int monthsAhead,
    SortedMap<String, ZoneFile> zones) {

  /** Copies the zones. */
  public BasisRevision {
    zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
  }

  /** Returns the key of a revision's record. */
  public static String key(long revision) {
    return Long.toString(revision);
  }

  /**
   * Returns the basis that follows from this and what was before.
   *
   * @throws IllegalArgumentException if it isn't the next revision, or its numbers make no sense
   */
  public ExpansionBasis after(ExpansionBasis before) {
    if (revision != before.revision() + 1) {
      throw new IllegalArgumentException(
          "revision " + revision + " of the basis after " + before.revision());
    }
    return new ExpansionBasis(
        revision, zones.isEmpty() ? before.rules() : revision, monthsBehind, monthsAhead);
  }
}
