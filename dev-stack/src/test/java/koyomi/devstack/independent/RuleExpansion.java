package koyomi.devstack.independent;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** One rule on the wall clock, expanded by two libraries that have to agree. */
final class RuleExpansion {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private RuleExpansion() {}

  /**
   * Returns the local starts that a rule makes, DTSTART among them.
   *
   * @param rule with UNTIL on the wall clock
   * @param horizon where to stop
   * @throws AssertionError if lib-recur and ical4j differ
   */
  static List<LocalDateTime> of(
      String rule, LocalDateTime start, boolean date, LocalDateTime horizon) {
    var one = byLibRecur(rule, start, date, horizon);
    var other = date ? datesByIcal4j(rule, start, horizon) : timesByIcal4j(rule, start, horizon);
    if (!one.equals(other)) {
      throw new AssertionError(
          "lib-recur and ical4j differ on %s from %s:%n%s%n%s".formatted(rule, start, one, other));
    }
    return List.copyOf(one);
  }

  private static Set<LocalDateTime> byLibRecur(
      String rule, LocalDateTime start, boolean date, LocalDateTime horizon) {
    var found = new TreeSet<LocalDateTime>(List.of(start));
    try {
      var instances =
          new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_LAX)
              .iterator(DateTime.parse(date ? DATE.format(start) : LOCAL.format(start)));
      while (instances.hasNext()) {
        var next = instances.nextDateTime();
        var local =
            LocalDateTime.of(
                next.getYear(),
                next.getMonth() + 1,
                next.getDayOfMonth(),
                next.isAllDay() ? 0 : next.getHours(),
                next.isAllDay() ? 0 : next.getMinutes(),
                next.isAllDay() ? 0 : next.getSeconds());
        if (!local.isBefore(horizon)) {
          break;
        }
        found.add(local);
      }
    } catch (InvalidRecurrenceRuleException e) {
      throw new AssertionError("lib-recur can't read " + rule, e);
    }
    return found;
  }

  private static Set<LocalDateTime> timesByIcal4j(
      String rule, LocalDateTime start, LocalDateTime horizon) {
    var found = new TreeSet<LocalDateTime>(List.of(start));
    found.addAll(new Recur<LocalDateTime>(withWeekStart(rule)).getDates(start, start, horizon));
    found.removeIf(each -> !each.isBefore(horizon));
    return found;
  }

  private static Set<LocalDateTime> datesByIcal4j(
      String rule, LocalDateTime start, LocalDateTime horizon) {
    var first = start.toLocalDate();
    var dates =
        new ArrayList<>(
            new Recur<LocalDate>(withWeekStart(rule))
                .getDates(first, first, horizon.toLocalDate()));
    dates.add(first);
    dates.removeIf(each -> !each.isBefore(horizon.toLocalDate()));
    var found = new TreeSet<LocalDateTime>();
    dates.forEach(each -> found.add(each.atStartOfDay()));
    return found;
  }

  /** ical4j takes the locale's first day of the week where the rule names none. */
  private static String withWeekStart(String rule) {
    return rule.contains("WKST") ? rule : rule + ";WKST=MO";
  }
}
