package koyomi.devstack.independent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import koyomi.devstack.independent.RawFile.Line;
import org.jspecify.annotations.Nullable;

/** One VEVENT and the occurrences that its own lines make. */
final class IndependentSeries {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern UNTIL = Pattern.compile("UNTIL=([0-9TZ]+)");

  private final List<Line> lines;
  private final ZoneId calendarZone;

  IndependentSeries(List<Line> lines, ZoneId calendarZone) {
    this.lines = lines;
    this.calendarZone = calendarZone;
  }

  private @Nullable Line line(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).findFirst().orElse(null);
  }

  private Line required(String name) {
    var line = line(name);
    if (line == null) {
      throw new AssertionError("no " + name + " in " + lines);
    }
    return line;
  }

  String uid() {
    return required("UID").value();
  }

  private String title() {
    var line = line("SUMMARY");
    return line == null ? "" : line.value();
  }

  boolean isOverride() {
    return line("RECURRENCE-ID") != null;
  }

  boolean isDate() {
    return isDate(required("DTSTART"));
  }

  private static boolean isDate(Line line) {
    return line.value().indexOf('T') < 0 || "DATE".equals(line.parameters().get("VALUE"));
  }

  /** The zone in which the start is written. */
  private ZoneId zone() {
    return zone(required("DTSTART"));
  }

  private ZoneId zone(Line line) {
    var tzid = line.parameters().get("TZID");
    if (line.value().endsWith("Z")) {
      return ZoneOffset.UTC;
    }
    return tzid == null || isDate(line) ? calendarZone : ZoneId.of(tzid);
  }

  private static LocalDateTime local(String value) {
    var text = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
    return text.indexOf('T') < 0
        ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay()
        : LocalDateTime.parse(text, LOCAL);
  }

  /** A value of a line on the wall clock of this event's start. */
  private LocalDateTime onOwnClock(Line line, String value) {
    if (isDate() || value.indexOf('T') < 0) {
      return local(value).toLocalDate().atStartOfDay();
    }
    var zone = value.endsWith("Z") ? ZoneOffset.UTC : zone(line);
    return local(value).atZone(zone).withZoneSameInstant(zone()).toLocalDateTime();
  }

  LocalDateTime start() {
    var start = local(required("DTSTART").value());
    return isDate() ? start.toLocalDate().atStartOfDay() : start;
  }

  /** The moment that names an occurrence, whatever the zone it is written in. */
  String key(LocalDateTime local) {
    return isDate() ? local.toLocalDate().toString() : local.atZone(zone()).toInstant().toString();
  }

  /** The key of the occurrence that this override replaces in a series. */
  String replaced(IndependentSeries series) {
    var line = required("RECURRENCE-ID");
    return series.key(
        series.isDate()
            ? local(line.value()).toLocalDate().atStartOfDay()
            : local(line.value())
                .atZone(zone(line))
                .withZoneSameInstant(series.zone())
                .toLocalDateTime());
  }

  /** All local starts before a horizon. */
  List<LocalDateTime> starts(LocalDateTime horizon) {
    var starts = new TreeSet<LocalDateTime>(List.of(start()));
    for (var line : lines) {
      if (line.name().equals("RRULE")) {
        starts.addAll(RuleExpansion.of(onOwnClock(line.value()), start(), isDate(), horizon));
      } else if (line.name().equals("RDATE")) {
        for (var value : line.value().split(",", -1)) {
          starts.add(onOwnClock(line, value.replaceFirst("/.*", "")));
        }
      }
    }
    for (var line : lines) {
      if (line.name().equals("EXDATE")) {
        for (var value : line.value().split(",", -1)) {
          starts.remove(onOwnClock(line, value));
        }
      }
    }
    return new ArrayList<>(starts.headSet(horizon));
  }

  private String onOwnClock(String rule) {
    var until = UNTIL.matcher(rule);
    if (!until.find()) {
      return rule;
    }
    var value = until.group(1);
    var own = local(value);
    if (!isDate() && value.endsWith("Z")) {
      own = own.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone()).toLocalDateTime();
    } else if (!isDate() && value.indexOf('T') < 0) {
      own = own.plusDays(1).minusSeconds(1);
    }
    return until.replaceFirst(
        "UNTIL="
            + (isDate()
                ? DateTimeFormatter.BASIC_ISO_DATE.format(own.toLocalDate())
                : LOCAL.format(own)));
  }

  /** What a view shows of the occurrence that starts at a local time. */
  Shown shown(LocalDateTime start, @Nullable String occurrence) {
    var named = occurrence == null ? key(start) : occurrence;
    return new Shown(uid(), named, key(start), end(start), title());
  }

  private String end(LocalDateTime start) {
    var end = line("DTEND");
    var duration = line("DURATION");
    if (isDate()) {
      var days =
          end != null
              ? java.time.temporal.ChronoUnit.DAYS.between(start(), local(end.value()))
              : duration != null ? Duration.parse(duration.value()).toDays() : 1;
      return start.toLocalDate().plusDays(Math.max(1, days)).toString();
    }
    Instant from = start.atZone(zone()).toInstant();
    if (end != null) {
      var wall = Duration.between(start(), onOwnClock(end, end.value()));
      return start.plus(wall).atZone(zone()).toInstant().toString();
    }
    return duration == null
        ? from.toString()
        : from.plus(Duration.parse(duration.value())).toString();
  }
}
