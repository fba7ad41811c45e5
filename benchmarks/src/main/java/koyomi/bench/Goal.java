package koyomi.bench;

import java.util.Locale;

/**
 * What a figure has to reach.
 *
 * @param kind which way is better
 * @param bound the figure's unit
 */
public record Goal(Kind kind, double bound) {
  /** A figure without a goal. */
  public static final Goal NONE = new Goal(Kind.NONE, 0);

  /** Which way is better. */
  public enum Kind {
    /** There is no goal. */
    NONE,
    /** Less is better. */
    AT_MOST,
    /** More is better. */
    AT_LEAST
  }

  /** At most so much. */
  public static Goal atMost(double bound) {
    return new Goal(Kind.AT_MOST, bound);
  }

  /** At least so much. */
  public static Goal atLeast(double bound) {
    return new Goal(Kind.AT_LEAST, bound);
  }

  /** Tells whether a value reaches this. */
  public boolean isMetBy(double value) {
    return switch (kind) {
      case NONE -> true;
      case AT_MOST -> value <= bound;
      case AT_LEAST -> value >= bound;
    };
  }

  /** Returns how a table says it. */
  String text() {
    return switch (kind) {
      case NONE -> "";
      case AT_MOST -> "≤ " + number(bound);
      case AT_LEAST -> "≥ " + number(bound);
    };
  }

  /** Returns a number with as many digits as matter. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
