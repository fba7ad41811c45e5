package koyomi.domain.recurrence;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import koyomi.domain.recurrence.Until.Form;
import koyomi.domain.zone.Zones;

/** Reads one RRULE, EXRULE, RDATE or EXDATE content line (RFC 5545, 3.1 and 3.8.5). */
final class LineParser {
  private final Leniency leniency;
  private final String line;

  private LineParser(String line, Leniency leniency) {
    this.line = line.strip();
    this.leniency = leniency;
  }

  static RecurrenceLine parse(String line, Leniency leniency) {
    return new LineParser(line, leniency).read();
  }

  private RecurrenceLine read() {
    int colon = colon();
    if (colon < 0) {
      throw new RecurrenceException("recurrence", "a line without a colon: '" + brief(line) + "'");
    }
    int semicolon = line.indexOf(';');
    int nameEnd = semicolon >= 0 && semicolon < colon ? semicolon : colon;
    String name = line.substring(0, nameEnd).strip().toUpperCase(Locale.ROOT);
    String value = line.substring(colon + 1);
    return switch (name) {
      case "RRULE" -> new RecurrenceLine.Rule(line, false, rule(name, value));
      case "EXRULE" -> {
        if (leniency == Leniency.STRICT) {
          throw new RecurrenceException(name, "is no longer part of iCalendar (RFC 5545)");
        }
        yield new RecurrenceLine.Rule(line, true, rule(name, value));
      }
      case "RDATE", "EXDATE" -> dates(name, line.substring(nameEnd, colon), value, colon);
      default ->
          throw new RecurrenceException(
              "recurrence", "RRULE, RDATE, EXDATE or EXRULE expected, not '" + brief(name) + "'");
    };
  }

  private RecurrenceRule rule(String name, String value) {
    if (value.isBlank()) {
      throw new RecurrenceException(name, "is empty");
    }
    return RecurrenceRule.parse(value, leniency);
  }

  private RecurrenceLine dates(String name, String parameters, String value, int colon) {
    String zone = parameter(parameters, "TZID");
    String type = parameter(parameters, "VALUE").toUpperCase(Locale.ROOT);
    checkZone(name, zone);
    var values = new ArrayList<DateValue>();
    for (String one : value.split(",", -1)) {
      String text = one.strip();
      if (text.isEmpty()) {
        if (leniency == Leniency.STRICT) {
          throw new RecurrenceException(name, "an empty value");
        }
        continue;
      }
      values.add(check(name, type, zone, DateValue.parse(text, name, name.equals("RDATE"))));
    }
    return new RecurrenceLine.Dates(
        line.substring(0, colon), name.equals("EXDATE"), zone, List.copyOf(values));
  }

  private DateValue check(String name, String type, String zone, DateValue value) {
    if (leniency == Leniency.STRICT) {
      boolean period = value.end() != DateValue.NONE || value.duration() != DateValue.NONE;
      String actual = period ? "PERIOD" : value.form() == Form.DATE ? "DATE" : "DATE-TIME";
      String declared = type.isEmpty() ? "DATE-TIME" : type;
      if (!declared.equals(actual)) {
        throw new RecurrenceException(
            name, "VALUE=" + declared + ", but " + value.text() + " is a " + actual);
      }
      if (!zone.isEmpty() && value.form() == Form.UTC) {
        throw new RecurrenceException(name, "TZID must not stand with a time in UTC");
      }
    }
    return value;
  }

  private void checkZone(String name, String zone) {
    if (leniency == Leniency.STRICT && !zone.isEmpty()) {
      try {
        Zones.of(zone);
      } catch (DateTimeException unknown) {
        var refused = new RecurrenceException(name, "unknown time zone '" + brief(zone) + "'");
        refused.initCause(unknown);
        throw refused;
      }
    }
  }

  /** The colon before the value; those in quotes belong to parameters. */
  private int colon() {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String parameter(String parameters, String name) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
        String value = parameter.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return "";
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
