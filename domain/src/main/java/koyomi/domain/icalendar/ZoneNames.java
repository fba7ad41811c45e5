package koyomi.domain.icalendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What the names mean that programs write as TZID: IANA's, with or without a path before them,
 * Windows' (by CLDR), Outlook's display names, Lotus' short forms, and plain offsets.
 */
final class ZoneNames {
  private static final Map<String, String> IANA = new HashMap<>();
  private static final Map<String, String> WINDOWS = new HashMap<>();
  private static final Map<String, String> DISPLAY = new HashMap<>();
  private static final Pattern OFFSET_BEFORE = Pattern.compile("^\\((?:UTC|GMT)[^)]*\\)\\s*");
  private static final Pattern OFFSET =
      Pattern.compile(
          "\\(?(?:UTC|GMT)?\\s*([+-])(\\d{1,2})(?:[:.]?(\\d{2}))?\\)?", Pattern.CASE_INSENSITIVE);

  static {
    for (String id : ZoneId.getAvailableZoneIds()) {
      // A library in the same process may have added ids of its own, random ones without rules,
      // and so do the zones of other versions.
      if (Character.isUpperCase(id.charAt(0)) && Zones.isKnown(id)) {
        IANA.put(key(id), id);
      }
    }
    readWindowsZones();
  }

  private ZoneNames() {}

  private static void readWindowsZones() {
    InputStream resource = ZoneNames.class.getResourceAsStream("windows-zones.tsv");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] columns = line.split("\t", -1);
        WINDOWS.put(key(columns[0]), columns[1]);
        for (String display : columns[2].split(";", -1)) {
          DISPLAY.put(key(display), columns[1]);
        }
      }
      DISPLAY.remove("");
    } catch (IOException e) {
      throw new UncheckedIOException("windows-zones.tsv can't be read", e);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }

  /** Returns all IANA names, ordered. */
  static SortedSet<String> all() {
    return new TreeSet<>(IANA.values());
  }

  /** Returns the IANA zone of exactly this name, its case and spaces mended, or null. */
  static @Nullable String iana(String name) {
    return IANA.get(key(name));
  }

  /** Returns the zone that a name means wherever it stands, or null. */
  static @Nullable String known(String tzid) {
    String iana = iana(tzid);
    if (iana != null) {
      return iana;
    }
    String name = key(tzid);
    String windows = WINDOWS.get(name);
    if (windows == null) {
      // Lotus Notes leaves the end off; Outlook numbers copies.
      windows = WINDOWS.get(name.replaceFirst(" \\d+$", ""));
    }
    if (windows == null) {
      windows = WINDOWS.get(name + " standard time");
    }
    if (windows == null) {
      windows = WINDOWS.get(name.replaceFirst("(daylight|summer) time$", "standard time"));
    }
    if (windows != null) {
      return windows;
    }
    String display = DISPLAY.get(key(OFFSET_BEFORE.matcher(tzid.strip()).replaceFirst("")));
    return display != null ? display : inPath(tzid);
  }

  /** IANA names at the end of a path: /mozilla.org/20050126_1/America/Argentina/Ushuaia. */
  private static @Nullable String inPath(String tzid) {
    String rest = tzid.strip();
    for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
      rest = rest.substring(slash + 1);
      String iana = iana(rest);
      // A last word alone would turn "…/Custom/Central" into a place; only UTC and GMT stand alone.
      if (iana != null && (rest.indexOf('/') > 0 || Zones.of(iana).getRules().isFixedOffset())) {
        return iana;
      }
    }
    return null;
  }

  /** Returns the offset that a name like {@code UTC+09:00} or {@code GMT-0500} means, or null. */
  static @Nullable String offset(String tzid) {
    Matcher matcher = OFFSET.matcher(tzid.strip());
    if (!matcher.matches()) {
      return null;
    }
    int sign = matcher.group(1).equals("-") ? -1 : 1;
    String minutes = matcher.group(3);
    try {
      int hours = Integer.parseInt(matcher.group(2));
      int rest = minutes == null ? 0 : Integer.parseInt(minutes);
      String id = ZoneOffset.ofHoursMinutes(sign * hours, sign * rest).getId();
      return id.equals("Z") ? "UTC" : id;
    } catch (DateTimeException _) {
      return null; // no such offset on Earth: the name means nothing
    }
  }
}
