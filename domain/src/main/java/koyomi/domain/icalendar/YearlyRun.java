package koyomi.domain.icalendar;

import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Changes of offset of consecutive years that one yearly rule gives. */
final class YearlyRun {
  private final List<ZoneOffsetTransition> changes = new ArrayList<>();
  private final LocalDateTime first;
  private boolean sameDay = true;
  private boolean sameOrdinal = true;
  private boolean lastOfMonth;
  private boolean sameWeekday = true;
  private int minDay;
  private int maxDay;

  private YearlyRun(ZoneOffsetTransition change) {
    first = change.getDateTimeBefore();
    lastOfMonth = isLast(first);
    minDay = first.getDayOfMonth();
    maxDay = minDay;
    changes.add(change);
  }

  /** Parts a zone's changes into runs. */
  static List<YearlyRun> runs(List<ZoneOffsetTransition> changes) {
    List<YearlyRun> runs = new ArrayList<>();
    for (ZoneOffsetTransition change : changes) {
      YearlyRun longest = null;
      for (YearlyRun run : runs) {
        if (run.fits(change) && (longest == null || run.changes.size() > longest.changes.size())) {
          longest = run;
        }
      }
      if (longest == null) {
        runs.add(new YearlyRun(change));
      } else {
        longest.add(change);
      }
    }
    return runs;
  }

  /** The changes, in order. */
  List<ZoneOffsetTransition> changes() {
    return changes;
  }

  private boolean fits(ZoneOffsetTransition change) {
    LocalDateTime at = change.getDateTimeBefore();
    ZoneOffsetTransition last = changes.getLast();
    return last.getDateTimeBefore().getYear() == at.getYear() - 1
        && at.getMonth() == first.getMonth()
        && at.toLocalTime().equals(first.toLocalTime())
        && change.getOffsetBefore().equals(last.getOffsetBefore())
        && change.getOffsetAfter().equals(last.getOffsetAfter())
        && rule(at) != null;
  }

  private void add(ZoneOffsetTransition change) {
    LocalDateTime at = change.getDateTimeBefore();
    int day = at.getDayOfMonth();
    sameDay &= day == first.getDayOfMonth();
    sameWeekday &= at.getDayOfWeek() == first.getDayOfWeek();
    sameOrdinal &= ordinal(at) == ordinal(first);
    lastOfMonth &= isLast(at);
    minDay = Math.min(minDay, day);
    maxDay = Math.max(maxDay, day);
    changes.add(change);
  }

  /** Returns the rule for all so far. */
  String rule() {
    String rule = rule(first);
    return rule == null ? "" : rule;
  }

  /** Returns the rule for all so far and {@code next}, or null if there is none. */
  private @Nullable String rule(LocalDateTime next) {
    String month = "FREQ=YEARLY;BYMONTH=" + first.getMonthValue();
    String weekday = first.getDayOfWeek().name().substring(0, 2);
    int min = Math.min(minDay, next.getDayOfMonth());
    int max = Math.max(maxDay, next.getDayOfMonth());
    if (sameWeekday && next.getDayOfWeek() == first.getDayOfWeek()) {
      if (lastOfMonth && isLast(next)) {
        return month + ";BYDAY=-1" + weekday;
      }
      if (sameOrdinal && ordinal(next) == ordinal(first)) {
        return month + ";BYDAY=" + ordinal(first) + weekday;
      }
      if (max - min < 7) {
        int from = Math.max(1, max - 6);
        String days =
            IntStream.range(from, from + 7)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return month + ";BYMONTHDAY=" + days + ";BYDAY=" + weekday;
      }
    }
    return sameDay && next.getDayOfMonth() == first.getDayOfMonth()
        ? month + ";BYMONTHDAY=" + first.getDayOfMonth()
        : null;
  }

  private static int ordinal(LocalDateTime at) {
    return (at.getDayOfMonth() - 1) / 7 + 1;
  }

  private static boolean isLast(LocalDateTime at) {
    return at.getDayOfMonth() > at.toLocalDate().lengthOfMonth() - 7;
  }
}
