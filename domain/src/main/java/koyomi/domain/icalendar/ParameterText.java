package koyomi.domain.icalendar;

/** Parameter values: quotation (RFC 5545 §3.2) and the escapes of RFC 6868. */
final class ParameterText {
  private ParameterText() {}

  /** Returns {@code ;NAME=value}, quoted where it must be. */
  static String parameter(String name, String value) {
    StringBuilder text = new StringBuilder(name.length() + value.length() + 4);
    text.append(';').append(name).append('=');
    boolean quoted = value.chars().anyMatch(c -> c == ':' || c == ';' || c == ',');
    if (quoted) {
      text.append('"');
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '^' -> text.append("^^");
        case '"' -> text.append("^'");
        case '\n' -> text.append("^n");
        default -> text.append(TextValue.isControl(c) ? ' ' : c);
      }
    }
    return (quoted ? text.append('"') : text).toString();
  }

  /** Returns the value without quotation marks and escapes. */
  static String decode(String text) {
    if (text.indexOf('"') < 0 && text.indexOf('^') < 0) {
      return text;
    }
    StringBuilder value = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '^' && (next == '^' || next == 'n' || next == '\'')) {
        value.append(next == 'n' ? '\n' : next == '^' ? '^' : '"');
        i++;
      } else if (c != '"') {
        value.append(c);
      }
    }
    return value.toString();
  }
}
