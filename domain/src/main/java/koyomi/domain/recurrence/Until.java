package koyomi.domain.recurrence;

/**
 * The inclusive end of a rule.
 *
 * @param form how it was written
 * @param second the date-time packed as if it were UTC (a date: its midnight)
 */
public record Until(Form form, long second) {
  /** The three forms that RFC 5545 knows. */
  public enum Form {
    DATE,
    LOCAL,
    UTC
  }

  static Until parse(String text, String part) {
    long second = DateText.parse(text, 0, text.length(), part);
    return new Until(DateText.form(text, 0, text.length()), second);
  }

  /** The RFC's text, such as {@code 20261231T235959Z}. */
  @Override
  public String toString() {
    var out = new StringBuilder(16);
    DateText.append(out, form, second);
    return out.toString();
  }
}
