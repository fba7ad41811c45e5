package koyomi.devstack.independent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file as a list of occurrences, found without the product's own engine. */
public final class IndependentCalendar {
  private final ZoneId zone;
  private final int components;
  private final YearMonth lastWritten;
  private final List<Shown> all;

  private IndependentCalendar(ZoneId zone, int components, YearMonth lastWritten, List<Shown> all) {
    this.lastWritten = lastWritten;
    this.zone = zone;
    this.components = components;
    this.all = all;
  }

  /**
   * Reads and expands a file.
   *
   * @param zone in which floating times and days are read
   * @param horizon where endless series are cut
   */
  public static IndependentCalendar read(Path file, ZoneId zone, LocalDate horizon)
      throws IOException {
    var masters = new LinkedHashMap<String, IndependentSeries>();
    var overrides = new ArrayList<IndependentSeries>();
    var events = RawFile.read(file).events();
    var lastWritten = YearMonth.of(1900, 1);
    for (var lines : events) {
      var series = new IndependentSeries(lines, zone);
      var month = YearMonth.from(series.start());
      lastWritten = month.isAfter(lastWritten) ? month : lastWritten;
      if (series.isOverride()) {
        overrides.add(series);
      } else if (masters.put(series.uid(), series) != null) {
        throw new AssertionError("two masters of " + series.uid());
      }
    }
    var shown = new HashMap<String, Map<String, Shown>>();
    masters.forEach((uid, series) -> {
      var of = shown.computeIfAbsent(uid, _ -> new HashMap<>());
      for (var start : series.starts(horizon.atStartOfDay())) {
        of.put(series.key(start), series.shown(start, null));
      }
    });
    for (var override : overrides) {
      var series = masters.get(override.uid());
      var of = shown.computeIfAbsent(override.uid(), _ -> new HashMap<>());
      LocalDateTime start = override.start();
      if (series == null) {
        of.put(override.replaced(override), override.shown(start, null));
      } else {
        var replaced = override.replaced(series);
        of.put(replaced, override.shown(start, replaced));
      }
    }
    var all = new ArrayList<Shown>();
    shown.values().forEach(of -> all.addAll(of.values()));
    return new IndependentCalendar(zone, events.size(), lastWritten, List.copyOf(all));
  }

  /** How many VEVENTs the file has. */
  public int components() {
    return components;
  }

  /** All occurrences before the horizon. */
  public List<Shown> all() {
    return all;
  }

  /** The month of the last start that the file itself writes. */
  public YearMonth lastWritten() {
    return lastWritten;
  }

  /** The month of the first occurrence. */
  public YearMonth first() {
    return YearMonth.from(
        all.stream()
            .map(each -> moment(each.start()))
            .min(Instant::compareTo)
            .orElseThrow()
            .atZone(zone));
  }

  /** What overlaps a month of the calendar's zone, in the order of their text. */
  public List<Shown> of(YearMonth month) {
    var from = month.atDay(1).atStartOfDay(zone).toInstant();
    var to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return all.stream()
        .filter(each -> overlaps(moment(each.start()), moment(each.end()), from, to))
        .sorted()
        .toList();
  }

  /** Half open; what has no length is where it starts. */
  private static boolean overlaps(Instant start, Instant end, Instant from, Instant to) {
    return start.isBefore(to)
        && (end.isAfter(from) || (start.equals(end) && !start.isBefore(from)));
  }

  private Instant moment(String time) {
    return time.indexOf('T') < 0
        ? LocalDate.parse(time).atStartOfDay(zone).toInstant()
        : Instant.parse(time);
  }
}
