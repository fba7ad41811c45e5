package koyomi.bench.recurrence;

import biweekly.property.RecurrenceRule;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import koyomi.domain.recurrence.Leniency;
import koyomi.domain.recurrence.OccurrenceCursor;
import koyomi.domain.recurrence.RecurrenceLines;
import koyomi.domain.recurrence.RecurrenceSet;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * One series of Europe/Berlin, 09:00, as each library holds it once it has parsed it; the sums of
 * the instants in a window, so that none can leave out its work.
 */
final class Series {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final ZonedDateTime start;
  private final RecurrenceSet koyomi;
  private final org.dmfs.rfc5545.recur.RecurrenceRule libRecur;
  private final TimeZone timeZone = TimeZone.getTimeZone(ZONE);
  private final DateTime libRecurStart;
  private final RecurrenceRule biweekly;
  private final Recur<ZonedDateTime> ical4j;

  Series(LocalDateTime start, String rule, Recurrence biweekly) {
    System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    this.start = start.atZone(ZONE);
    this.koyomi =
        RecurrenceSet.timed(
            start, ZONE, RecurrenceLines.parse(List.of("RRULE:" + rule), Leniency.STRICT));
    try {
      this.libRecur = new org.dmfs.rfc5545.recur.RecurrenceRule(rule);
    } catch (InvalidRecurrenceRuleException invalid) {
      throw new IllegalArgumentException(rule, invalid);
    }
    this.libRecurStart = new DateTime(timeZone, millis(this.start));
    this.biweekly = new RecurrenceRule(biweekly);
    this.ical4j = new Recur<>(rule);
  }

  static Recurrence.Builder biweekly(Frequency frequency, DayOfWeek... days) {
    return new Recurrence.Builder(frequency).byDay(days);
  }

  long koyomi(long from, long to) {
    OccurrenceCursor cursor = koyomi.cursor();
    cursor.seek(from);
    long sum = 0;
    while (cursor.next() && cursor.epochSecond() < to) {
      sum += cursor.epochSecond();
    }
    return sum;
  }

  long libRecur(long from, long to) {
    RecurrenceRuleIterator iterator = libRecur.iterator(libRecurStart);
    iterator.fastForward(from * 1000);
    long sum = 0;
    while (iterator.hasNext()) {
      long millis = iterator.nextMillis();
      if (millis >= to * 1000) {
        break;
      }
      sum += millis / 1000;
    }
    return sum;
  }

  @SuppressWarnings("JavaUtilDate") // the type that the library iterates
  long biweekly(long from, long to) {
    var iterator = biweekly.getDateIterator(Date.from(start.toInstant()), timeZone);
    iterator.advanceTo(new Date(from * 1000));
    long sum = 0;
    while (iterator.hasNext()) {
      long millis = iterator.next().getTime();
      if (millis >= to * 1000) {
        break;
      }
      sum += millis / 1000;
    }
    return sum;
  }

  long ical4j(long from, long to) {
    var first = java.time.Instant.ofEpochSecond(from).atZone(ZONE);
    var last = java.time.Instant.ofEpochSecond(to - 1).atZone(ZONE);
    long sum = 0;
    for (ZonedDateTime each : ical4j.getDates(start, first, last)) {
      sum += each.toEpochSecond();
    }
    return sum;
  }

  private static long millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }
}
