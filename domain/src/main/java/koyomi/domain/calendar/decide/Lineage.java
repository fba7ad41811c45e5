package koyomi.domain.calendar.decide;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.event.EventContent;

/** Keeps what series a series was split from, as files say it (RELATED-TO, RFC 5545 §3.8.4.5). */
final class Lineage {
  private static final String RELATED = "RELATED-TO;RELTYPE=SIBLING:";

  private Lineage() {}

  /** Returns the content of the later part of a series. */
  static EventContent of(EventContent later, String uidOfTheFirst) {
    String line = RELATED + uidOfTheFirst;
    if (later.iCalendar().contains(line)) {
      return later;
    }
    List<String> lines = new ArrayList<>(later.iCalendar());
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith("BEGIN:")) {
      at++;
    }
    lines.add(at, line);
    return later.withICalendar(lines);
  }
}
