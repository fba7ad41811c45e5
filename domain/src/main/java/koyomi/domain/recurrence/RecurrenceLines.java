package koyomi.domain.recurrence;

import java.util.ArrayList;
import java.util.List;

/**
 * The recurrence of an event as content lines: RRULE, RDATE, EXDATE and, from files, EXRULE (RFC
 * 5545, 3.8.5). Immutable; lines that were not edited keep their text.
 */
public final class RecurrenceLines {
  /** No event holds more lines. */
  public static final int MAX_LINES = 1_000;

  /** No event holds more RDATE and EXDATE values. */
  public static final int MAX_DATES = 20_000;

  private static final RecurrenceLines EMPTY = new RecurrenceLines(List.of(), Leniency.LENIENT);

  final List<RecurrenceLine> lines;
  final Leniency leniency;

  RecurrenceLines(List<RecurrenceLine> lines, Leniency leniency) {
    this.lines = List.copyOf(lines);
    this.leniency = leniency;
  }

  /** No recurrence: DTSTART is the only instance. */
  public static RecurrenceLines empty() {
    return EMPTY;
  }

  /**
   * Parses content lines such as {@code RRULE:FREQ=DAILY} or {@code EXDATE;TZID=Asia/Tokyo:…}.
   *
   * @throws RecurrenceException naming part, reason and the index of the line
   */
  public static RecurrenceLines parse(List<String> lines, Leniency leniency) {
    if (lines.size() > MAX_LINES) {
      throw new RecurrenceException("recurrence", "more than " + MAX_LINES + " lines");
    }
    var parsed = new ArrayList<RecurrenceLine>(lines.size());
    int dates = 0;
    for (int i = 0; i < lines.size(); i++) {
      try {
        RecurrenceLine line = LineParser.parse(lines.get(i), leniency);
        parsed.add(line);
        dates += line instanceof RecurrenceLine.Dates list ? list.values().size() : 0;
        if (dates > MAX_DATES) {
          throw new RecurrenceException(
              "recurrence", "more than " + MAX_DATES + " RDATE and EXDATE values");
        }
      } catch (RecurrenceException refused) {
        throw refused.atLine(i);
      }
    }
    return new RecurrenceLines(parsed, leniency);
  }

  /** The content lines, unfolded. */
  public List<String> toLines() {
    return lines.stream().map(RecurrenceLine::text).toList();
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The RRULEs, in order. */
  public List<RecurrenceRule> rules() {
    return lines.stream()
        .filter(line -> line instanceof RecurrenceLine.Rule && !line.excludes())
        .map(line -> ((RecurrenceLine.Rule) line).rule())
        .toList();
  }

  RecurrenceLines plus(RecurrenceLine line) {
    var more = new ArrayList<>(lines);
    more.add(line);
    return new RecurrenceLines(more, leniency);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrenceLines that && that.toLines().equals(toLines());
  }

  @Override
  public int hashCode() {
    return toLines().hashCode();
  }

  @Override
  public String toString() {
    return String.join("\n", toLines());
  }
}
