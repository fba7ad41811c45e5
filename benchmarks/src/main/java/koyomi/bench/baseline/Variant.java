package koyomi.bench.baseline;

import java.util.Arrays;
import java.util.Locale;

/** How the baseline keeps and reads its rows. */
public enum Variant {
  /** A column a field; the index holds calendar and start. */
  COLUMNS_PLAIN(false, false),
  /** A column a field; the index holds all columns (INCLUDE). */
  COLUMNS_COVERING(false, true),
  /** A column with the ready JSON of the row; the index holds calendar and start. */
  READY_PLAIN(true, false),
  /** A column with the ready JSON of the row; the index holds it too. */
  READY_COVERING(true, true),
  /** As the one before, and PostgreSQL joins the rows to one text. */
  JOINED_COVERING(true, true);

  private final boolean ready;
  private final boolean covering;

  Variant(boolean ready, boolean covering) {
    this.ready = ready;
    this.covering = covering;
  }

  boolean isReady() {
    return ready;
  }

  /** Returns the name in requests and reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the table it reads. */
  String table() {
    return (ready ? "ready_" : "columns_") + (covering ? "covering" : "plain");
  }

  /**
   * Finds one.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Variant of(String text) {
    return Arrays.stream(values())
        .filter(variant -> variant.text().equals(text))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no variant '" + text + "'"));
  }
}
