package koyomi.devstack.independent;

/**
 * One occurrence as a view shows it; times are instants, or dates of whole days.
 *
 * @param occurrence original start
 */
public record Shown(String uid, String occurrence, String start, String end, String title)
    implements Comparable<Shown> {
  private static final int TITLE = 400;

  /** Takes a title with or without a file's escapes and blanks, as far as both sides keep it. */
  public Shown {
    var plain =
        title.replace("\\n", " ").replaceAll("\\\\(.)", "$1").replaceAll("\\s+", " ").strip();
    title = plain.substring(0, Math.min(TITLE, plain.length()));
  }

  @Override
  public int compareTo(Shown other) {
    return toString().compareTo(other.toString());
  }
}
