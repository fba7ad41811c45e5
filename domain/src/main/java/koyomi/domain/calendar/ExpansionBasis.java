package koyomi.domain.calendar;

/**
 * What occurrences are laid out by, as of one revision: rules of time zones, and how many months
 * are kept.
 *
 * @param revision counts the changes of the basis, from 1; 0 before any was made
 * @param rules the revision that last changed the rules of a zone; 0 for the JDK's rules
 * @param behind months kept before the current one, 0 to {@link #MOST_BEHIND}
 * @param ahead months kept after the current one, 1 to {@link #MOST_AHEAD}
 */
public record ExpansionBasis(long revision, long rules, int behind, int ahead) {
  /** The most months kept before the current one. */
  public static final int MOST_BEHIND = 24;

  /** The most months kept after the current one. */
  public static final int MOST_AHEAD = 60;

  /** The basis before any other was made: the JDK's rules, a month behind and 13 ahead. */
  public static final ExpansionBasis BUILT_IN = new ExpansionBasis(0, 0, 1, 13);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ExpansionBasis {
    if (rules < 0 || revision < rules) {
      throw new IllegalArgumentException(
          "rules of revision " + rules + " in a basis of revision " + revision);
    }
    if (behind < 0 || behind > MOST_BEHIND || ahead < 1 || ahead > MOST_AHEAD) {
      throw new IllegalArgumentException(
          "a horizon of %d months behind and %d ahead; at most %d and %d, and 1 ahead at least"
              .formatted(behind, ahead, MOST_BEHIND, MOST_AHEAD));
    }
  }
}
