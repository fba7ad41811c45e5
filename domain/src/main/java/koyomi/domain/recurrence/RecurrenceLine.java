package koyomi.domain.recurrence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.domain.recurrence.Until.Form;

/** One parsed content line of a recurrence. */
sealed interface RecurrenceLine {
  /** The content line, unfolded, as in an iCalendar file. */
  String text();

  /** Whether it takes instances away (EXRULE, EXDATE). */
  boolean excludes();

  /** RRULE or EXRULE. */
  record Rule(String text, boolean excludes, RecurrenceRule rule) implements RecurrenceLine {
    Rule with(RecurrenceRule changed) {
      return changed.equals(rule)
          ? this
          : new Rule((excludes ? "EXRULE:" : "RRULE:") + changed, excludes, changed);
    }
  }

  /**
   * RDATE or EXDATE.
   *
   * @param head name and parameters, up to the colon
   * @param zone its TZID, empty without one
   */
  record Dates(String head, boolean excludes, String zone, List<DateValue> values)
      implements RecurrenceLine {
    private static final Pattern TZID =
        Pattern.compile("TZID\\s*=\\s*(?:\"[^\"]*\"|[^;]*)", Pattern.CASE_INSENSITIVE);

    @Override
    public String text() {
      var out = new StringBuilder(head).append(':');
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        out.append(values.get(i).text());
      }
      return out.toString();
    }

    Dates with(List<DateValue> kept) {
      return new Dates(head, excludes, zone, List.copyOf(kept));
    }

    /** The same values in another zone. */
    Dates in(String timeZone) {
      String renamed =
          TZID.matcher(head).replaceFirst(Matcher.quoteReplacement("TZID=" + timeZone));
      return new Dates(renamed, excludes, timeZone, values);
    }

    static Dates exclusion(Form form, long second, String zone) {
      var text = new StringBuilder();
      DateText.append(text, form, second);
      String head =
          switch (form) {
            case DATE -> "EXDATE;VALUE=DATE";
            case LOCAL -> zone.isEmpty() ? "EXDATE" : "EXDATE;TZID=" + zone;
            case UTC -> "EXDATE";
          };
      var value = new DateValue(text.toString(), form, second, DateValue.NONE, DateValue.NONE);
      return new Dates(head, true, form == Form.LOCAL ? zone : "", List.of(value));
    }
  }
}
