package koyomi.domain.icalendar;

/** What the reader mended or left out without refusing an event; at most so many of a file. */
final class Notes {
  private final ICalendarReader.Sink sink;
  private int count;

  Notes(ICalendarReader.Sink sink) {
    this.sink = sink;
  }

  void add(int line, String text) {
    if (count++ < Limits.NOTES) {
      sink.note(line, text);
    }
  }
}
