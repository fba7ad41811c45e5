package koyomi.domain.icalendar;

/** Values of type TEXT (RFC 5545 §3.3.11). */
final class TextValue {
  private static final int ELLIPSIS_BYTES = 3;

  private TextValue() {}

  /** Returns the text escaped for a content line. Control characters but tab and newline go. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case ';' -> escaped.append("\\;");
        case ',' -> escaped.append("\\,");
        case '\n' -> escaped.append("\\n");
        default -> {
          if (!isControl(c)) {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }

  /** Tells whether a character may not stand in a content line (RFC 5545 §3.1, CONTROL). */
  static boolean isControl(int c) {
    return (c < ' ' && c != '\t') || c == 0x7f;
  }

  /**
   * Returns the text without its end where it is too long: the line itself is then kept beside the
   * field and goes out again as it came.
   *
   * @param maxBytes in UTF-8
   */
  static String shortened(String text, int maxCharacters, int maxBytes) {
    if (text.length() <= maxCharacters && text.length() <= maxBytes / 3) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    int fits = 0;
    while (end < text.length() && end <= maxCharacters && bytes <= maxBytes) {
      if (end < maxCharacters && bytes + ELLIPSIS_BYTES <= maxBytes) {
        fits = end;
      }
      int c = text.codePointAt(end);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      end += Character.charCount(c);
    }
    boolean whole = end == text.length() && end <= maxCharacters && bytes <= maxBytes;
    return whole ? text : text.substring(0, fits) + "…";
  }

  /** Returns the text of an escaped value; an escape that the RFC doesn't know means itself. */
  static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        text.append(c);
        continue;
      }
      char next = value.charAt(++i);
      switch (next) {
        case 'n', 'N' -> text.append('\n');
        case '\\', ';', ',', '"', ':' -> text.append(next);
        default -> text.append(c).append(next);
      }
    }
    return text.toString();
  }
}
