package koyomi.domain.icalendar;

import org.jspecify.annotations.Nullable;

/** A client's own property of an event, as a line of our own. */
final class ClientProperty {
  /** Property name. */
  static final String NAME = "X-KOYOMI-PROPERTY";

  private static final String KEY = "X-KEY";

  private ClientProperty() {}

  /** Returns the key, or null where there is none. */
  static @Nullable String key(ContentLine line) {
    return line.parameter(KEY, null);
  }

  /** Returns the value. */
  static String value(ContentLine line) {
    return TextValue.unescape(line.value());
  }

  /** Returns the line. */
  static String write(String key, String value) {
    return NAME + ParameterText.parameter(KEY, key) + ":" + TextValue.escape(value);
  }
}
