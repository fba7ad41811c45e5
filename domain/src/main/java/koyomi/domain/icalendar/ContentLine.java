package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A content line (RFC 5545 §3.1), unfolded.
 *
 * @param raw the line as it was
 * @param name property name in upper case, without a group before it
 * @param parameters in their order
 * @param value what stands after the colon, still escaped
 */
record ContentLine(String raw, String name, List<Parameter> parameters, String value) {

  /**
   * A parameter (RFC 5545 §3.2).
   *
   * @param name in upper case
   * @param value the values joined by commas, quotes taken away and RFC 6868 decoded
   * @param raw as it can stand in any line: as it stood, a lone quotation mark escaped
   */
  record Parameter(String name, String value, String raw) {}

  /** Returns the line taken apart, or null if it has no name or no colon. */
  static @Nullable ContentLine parse(String raw) {
    ContentLine strict = parse(raw, true);
    // A lone quotation mark in a parameter would swallow the colon: then it is a plain character.
    return strict == null && raw.indexOf('"') >= 0 ? parse(raw, false) : strict;
  }

  private static @Nullable ContentLine parse(String raw, boolean quotes) {
    int nameEnd = 0;
    while (nameEnd < raw.length() && isNameCharacter(raw.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == 0 || nameEnd == raw.length()) {
      return null;
    }
    List<Parameter> parameters = new ArrayList<>(2);
    int at = nameEnd;
    while (raw.charAt(at) == ';') {
      int end = parameterEnd(raw, at + 1, quotes);
      if (end < 0) {
        return null;
      }
      Parameter parameter = parameter(raw.substring(at + 1, end), quotes);
      if (parameter != null) {
        parameters.add(parameter);
      }
      at = end;
    }
    if (raw.charAt(at) != ':') {
      return null;
    }
    String name = raw.substring(raw.lastIndexOf('.', nameEnd) + 1, nameEnd);
    return name.isEmpty()
        ? null
        : new ContentLine(raw, upper(name), parameters, raw.substring(at + 1));
  }

  /** The place of the semicolon or colon that ends the parameter, or −1. */
  private static int parameterEnd(String raw, int from, boolean quotes) {
    boolean quoted = false;
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '"' && quotes) {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ':')) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Parameter parameter(String text, boolean quotes) {
    int equals = text.indexOf('=');
    if (text.isBlank()) {
      return null;
    }
    // vCalendar 1.0 wrote bare values such as ";QUOTED-PRINTABLE".
    String name = upper((equals < 0 ? text : text.substring(0, equals)).strip());
    String value = equals < 0 ? "" : text.substring(equals + 1);
    // Beside other parameters a lone quotation mark would turn their own quotation inside out.
    String raw = quotes ? text : text.replace("\"", "^'");
    return new Parameter(name, ParameterText.decode(value), raw);
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Returns the value of a parameter, or null where there is none. */
  @Nullable String parameter(String name, @Nullable String otherwise) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return otherwise;
  }

  /** Tells whether a parameter has a value, whatever its case. */
  boolean parameterIs(String name, String value) {
    return value.equalsIgnoreCase(parameter(name, ""));
  }

  /** Returns {@code line} with those of these parameters put after its own that are wanted. */
  String addTo(String line, Predicate<String> wanted) {
    StringBuilder extra = new StringBuilder();
    for (Parameter parameter : parameters) {
      if (wanted.test(parameter.name())) {
        extra.append(';').append(parameter.raw());
      }
    }
    if (extra.isEmpty()) {
      return line;
    }
    ContentLine parsed = parse(line);
    if (parsed == null) {
      return line;
    }
    int colon = line.length() - parsed.value().length() - 1;
    return line.substring(0, colon) + extra + line.substring(colon);
  }
}
