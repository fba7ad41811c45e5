package koyomi.domain.icalendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.domain.calendar.CalendarFact;
import org.jspecify.annotations.Nullable;

/** The VEVENTs of a file by UID, and its VTIMEZONEs. */
final class EventGroups implements ComponentCutter.Receiver {
  private static final Pattern START_IN_ZONE =
      Pattern.compile(
          "^DTSTART;[^\\n]*?TZID=(\"[^\"\\n]*\"|[^:;\\n]*)[^\\n]*:(\\d{4})",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  private static final Pattern STAMPS =
      Pattern.compile("^(DTSTAMP|CREATED|LAST-MODIFIED)", Pattern.CASE_INSENSITIVE);

  private final FileZones zones;
  private final ICalendarReader.Sink sink;
  private final Map<String, List<CutComponent>> byUid = new LinkedHashMap<>();
  private final Map<Integer, Method> methods = new HashMap<>();
  private int events;

  EventGroups(FileZones zones, ICalendarReader.Sink sink) {
    this.zones = zones;
    this.sink = sink;
  }

  @Override
  public void component(CutComponent cut) {
    if (cut.name().equals("VTIMEZONE")) {
      zones.define(cut);
      return;
    }
    String uid = cut.uid();
    if (events == Limits.EVENTS) {
      refused(uid, cut.line(), "more than " + Limits.EVENTS + " events in one file");
    } else if (uid != null && uid.length() > Limits.UID_CHARACTERS) {
      refused(null, cut.line(), "UID longer than " + Limits.UID_CHARACTERS + " characters");
    } else {
      events++;
      String body = cut.body();
      Matcher start = START_IN_ZONE.matcher(body);
      if (start.find()) {
        zones.used(ParameterText.decode(start.group(1)), Integer.parseInt(start.group(2)));
      }
      String group = uid == null ? uidOf(body) : uid;
      byUid.computeIfAbsent(group, _ -> new ArrayList<>(1)).add(cut);
    }
  }

  /**
   * The UID of a component without one: the same for the same content, whenever it was downloaded.
   */
  private static String uidOf(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      body.lines()
          .filter(line -> !STAMPS.matcher(line).lookingAt())
          .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16) + "@imported.koyomi";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void refused(@Nullable String uid, int line, String reason) {
    String shown = uid == null || uid.length() <= Limits.UID_CHARACTERS ? uid : null;
    sink.rejected(new CalendarFact.Rejected(shown, line, reason));
  }

  @Override
  public void calendar(int number, List<String> lines) {
    Method method = Method.of(lines);
    if (method != Method.NONE) {
      methods.put(number, method);
    }
    sink.calendar(lines);
  }

  /** The METHOD of the VCALENDAR that a component stands in; known once all is read. */
  Method method(CutComponent cut) {
    return methods.getOrDefault(cut.calendar(), Method.NONE);
  }

  /** Hands the components of each UID over, in the order of the file, and forgets them. */
  void drain(BiConsumer<String, List<CutComponent>> to) {
    Iterator<Map.Entry<String, List<CutComponent>>> groups = byUid.entrySet().iterator();
    while (groups.hasNext()) {
      Map.Entry<String, List<CutComponent>> group = groups.next();
      String uid = group.getKey();
      List<CutComponent> cuts = group.getValue();
      groups.remove();
      to.accept(uid, cuts);
    }
  }
}
