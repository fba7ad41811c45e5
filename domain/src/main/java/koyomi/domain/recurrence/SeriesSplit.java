package koyomi.domain.recurrence;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.recurrence.RecurrenceLine.Dates;
import koyomi.domain.recurrence.RecurrenceLine.Rule;
import koyomi.domain.recurrence.Until.Form;

/** Divides a series at one of its instances into the lines of two series. */
final class SeriesSplit {
  /** What a rule cannot say in the second part is listed, up to so many instances. */
  private static final int MAX_LISTED = 1_000;

  /** A COUNT is divided by counting the first part's instances, up to so many. */
  private static final int MAX_COUNTED = 5_000_000;

  /** So many instances must agree before two rules are held to say the same. */
  private static final int COMPARED = 100;

  private final RecurrenceSet set;
  private final long splitLocal;
  private final long split;

  SeriesSplit(RecurrenceSet set, long splitLocalSecond) {
    this.set = set;
    this.splitLocal = splitLocalSecond;
    long instant = set.instantOf(splitLocalSecond);
    if (instant == RuleStream.END) {
      var window = new ZoneWindow(set.table);
      window.atLocal(splitLocalSecond);
      instant = splitLocalSecond - window.offset;
    }
    this.split = instant;
  }

  RecurrenceLines before() {
    var kept = new ArrayList<RecurrenceLine>();
    for (RecurrenceLine line : set.lines.lines) {
      switch (line) {
        case Dates dates -> add(kept, dates, true);
        case Rule rule when rule.excludes() -> kept.add(rule);
        case Rule rule -> {
          long count = countBefore(rule);
          if (count > 0) {
            kept.add(rule.with(endedBefore(rule.rule(), count)));
          }
        }
      }
    }
    return new RecurrenceLines(kept, set.lines.leniency);
  }

  RecurrenceLines from() {
    var kept = new ArrayList<RecurrenceLine>();
    for (RecurrenceLine line : set.lines.lines) {
      switch (line) {
        case Dates dates -> add(kept, dates, false);
        case Rule rule -> continued(kept, rule);
      }
    }
    return new RecurrenceLines(kept, set.lines.leniency);
  }

  private RecurrenceRule endedBefore(RecurrenceRule rule, long count) {
    Until until = rule.parts.until;
    if (rule.parts.count > 0) {
      return rule.parts.count <= count ? rule : rule.withCount(count);
    }
    RuleStream stream = plan(rule, set.start, true).stream();
    stream.seek(split);
    if (until != null && stream.next() == RuleStream.END) {
      return rule;
    }
    return rule.withUntil(
        switch (set.kind) {
          case ALL_DAY -> new Until(Form.DATE, split - Civil.DAY);
          case FLOATING -> new Until(Form.LOCAL, split - 1);
          case ZONED -> new Until(Form.UTC, split - 1);
        });
  }

  private void continued(List<RecurrenceLine> kept, Rule line) {
    RecurrenceRule rule = line.rule();
    RuleStream rest = plan(rule, set.start, !line.excludes()).stream();
    rest.seek(split);
    long first = rest.next();
    if (first == RuleStream.END) {
      return;
    }
    if (first == split && rest.next() == RuleStream.END && !line.excludes()) {
      // the new DTSTART is all that is left of it
      return;
    }
    RecurrenceRule ahead = withRest(rule, line, first == split);
    if (follows(rule, ahead, line.excludes())) {
      kept.add(line.with(ahead));
      return;
    }
    RuleParts explicit = Defaults.explicit(ahead.parts, set.start);
    if (set.kind == RecurrenceSet.Kind.ALL_DAY) {
      explicit.byHour = RuleParts.NONE;
      explicit.byMinute = RuleParts.NONE;
      explicit.bySecond = RuleParts.NONE;
    }
    RecurrenceRule spelled = new RecurrenceRule(explicit);
    if (follows(rule, spelled, line.excludes())) {
      kept.add(line.with(spelled));
      return;
    }
    kept.add(listed(line));
  }

  /** A COUNT is lessened by the first part's instances; the new DTSTART counts in any case. */
  private RecurrenceRule withRest(RecurrenceRule rule, Rule line, boolean makesSplit) {
    if (rule.parts.count == 0) {
      return rule;
    }
    long left = rule.parts.count - countBefore(line);
    RuleParts changed = rule.parts.copy();
    changed.count = makesSplit || line.excludes() ? left : left + 1;
    return new RecurrenceRule(changed);
  }

  /** Whether the rule, begun at the split, makes the same instances after it as before. */
  private boolean follows(RecurrenceRule old, RecurrenceRule ahead, boolean excludes) {
    RuleStream expected = plan(old, set.start, !excludes).stream();
    RuleStream actual = plan(ahead, splitLocal, !excludes).stream();
    long from = excludes ? split : split + 1;
    expected.seek(from);
    actual.seek(from);
    for (int i = 0; i < COMPARED; i++) {
      long next = expected.next();
      if (next != actual.next()) {
        return false;
      }
      if (next == RuleStream.END) {
        return true;
      }
    }
    return true;
  }

  private Dates listed(Rule line) {
    RuleStream rest = plan(line.rule(), set.start, !line.excludes()).stream();
    rest.seek(split);
    var values = new ArrayList<DateValue>();
    for (long second = rest.next(); second != RuleStream.END; second = rest.next()) {
      if (values.size() == MAX_LISTED) {
        throw new RecurrenceException(
            line.excludes() ? "EXRULE" : "RRULE",
            "cannot be continued from an instance outside its rhythm: " + line.rule());
      }
      var text = new StringBuilder();
      Form form = set.kind == RecurrenceSet.Kind.ALL_DAY ? Form.DATE : form();
      DateText.append(text, form, second);
      values.add(new DateValue(text.toString(), form, second, DateValue.NONE, DateValue.NONE));
    }
    String name = line.excludes() ? "EXDATE" : "RDATE";
    String head = set.kind == RecurrenceSet.Kind.ALL_DAY ? name + ";VALUE=DATE" : name;
    return new Dates(head, line.excludes(), "", values);
  }

  private Form form() {
    return set.kind == RecurrenceSet.Kind.FLOATING ? Form.LOCAL : Form.UTC;
  }

  private long countBefore(Rule line) {
    RuleStream stream = plan(line.rule(), set.start, !line.excludes()).stream();
    boolean counted = line.rule().parts.count > 0;
    long count = 0;
    while (stream.next() < split) {
      count++;
      if (count > MAX_COUNTED) {
        throw new RecurrenceException("COUNT", "too many instances come before the split");
      }
      if (!counted) {
        break;
      }
    }
    return count;
  }

  private void add(List<RecurrenceLine> kept, Dates dates, boolean early) {
    var window = new ZoneWindow(set.dates.zoneOf(dates));
    int splitDay = Civil.dayOf(splitLocal);
    var values = new ArrayList<DateValue>();
    for (DateValue value : dates.values()) {
      boolean wholeDay =
          dates.excludes() && value.form() == Form.DATE && set.kind != RecurrenceSet.Kind.ALL_DAY;
      int day = Civil.dayOf(value.second());
      boolean keep =
          wholeDay
              ? (early ? day <= splitDay : day >= splitDay)
              : early == (set.dates.instant(value, window) < split);
      if (keep) {
        values.add(value);
      }
    }
    if (!values.isEmpty()) {
      kept.add(values.size() == dates.values().size() ? dates : dates.with(values));
    }
  }

  private RulePlan plan(RecurrenceRule rule, long start, boolean holdsStart) {
    return RulePlan.of(rule, start, set.table, set.kind == RecurrenceSet.Kind.ALL_DAY, holdsStart);
  }
}
