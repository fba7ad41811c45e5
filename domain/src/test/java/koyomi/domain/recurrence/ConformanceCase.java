package koyomi.domain.recurrence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of recurrence.jsonl: a recurrence set and its first instances. */
record ConformanceCase(
    String id,
    String dtstart,
    String tzid,
    List<String> lines,
    List<String> expect,
    List<String> expectUtc,
    boolean complete) {
  static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

  static List<ConformanceCase> all() {
    var resource =
        Objects.requireNonNull(
            ConformanceCase.class.getResourceAsStream("/recurrence/recurrence.jsonl"));
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().map(ConformanceCase::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  RecurrenceSet set(Leniency leniency) {
    RecurrenceLines parsed = RecurrenceLines.parse(lines, leniency);
    if (dtstart.length() == 8) {
      return RecurrenceSet.allDay(
          LocalDate.parse(dtstart, DateTimeFormatter.BASIC_ISO_DATE), parsed);
    }
    LocalDateTime start = LocalDateTime.parse(dtstart, LOCAL);
    return tzid.isEmpty()
        ? RecurrenceSet.floating(start, parsed)
        : RecurrenceSet.timed(start, ZoneId.of(tzid), parsed);
  }

  /** The first instances as the set's own values, formatted as the case does. */
  static List<String> local(OccurrenceCursor cursor, int limit, boolean date) {
    var out = new ArrayList<String>();
    while (out.size() < limit && cursor.next()) {
      out.add(date ? text(cursor.localSecond()).substring(0, 8) : text(cursor.localSecond()));
    }
    return out;
  }

  static List<String> utc(OccurrenceCursor cursor, int limit) {
    var out = new ArrayList<String>();
    while (out.size() < limit && cursor.next()) {
      out.add(text(cursor.epochSecond()) + "Z");
    }
    return out;
  }

  static String text(long second) {
    return LOCAL.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  private static ConformanceCase parse(String json) {
    String tzid = one(json, "tzid");
    String zone = tzid.isEmpty() ? "" : ";TZID=" + tzid;
    String dtstart = one(json, "dtstart");
    String type = dtstart.length() == 8 ? ";VALUE=DATE" : zone;
    var lines = new ArrayList<String>();
    many(json, "rrule").forEach(rule -> lines.add("RRULE:" + rule));
    List<String> added = many(json, "rdate");
    List<String> excluded = many(json, "exdate");
    if (!added.isEmpty()) {
      lines.add("RDATE" + type + ":" + String.join(",", added));
    }
    excluded.forEach(value -> lines.add("EXDATE" + type + ":" + value));
    return new ConformanceCase(
        one(json, "id"),
        dtstart,
        tzid,
        lines,
        many(json, "expect"),
        many(json, "expect_utc"),
        json.contains("\"complete\":true"));
  }

  private static String one(String json, String key) {
    Matcher value = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(json);
    return value.find() ? Objects.requireNonNull(value.group(1)) : "";
  }

  private static List<String> many(String json, String key) {
    Matcher list = Pattern.compile("\"" + key + "\":\\[([^\\]]*)\\]").matcher(json);
    var out = new ArrayList<String>();
    if (list.find()) {
      Matcher values = STRING.matcher(Objects.requireNonNull(list.group(1)));
      while (values.find()) {
        out.add(Objects.requireNonNull(values.group(1)));
      }
    }
    return out;
  }
}
