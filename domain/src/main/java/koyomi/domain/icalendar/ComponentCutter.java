package koyomi.domain.icalendar;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into the components right below VCALENDAR, whatever stands around them. Never fails:
 * missing and surplus ENDs are mended, components that can't be cut whole are refused by name.
 */
final class ComponentCutter {
  /** Receives what was cut. */
  interface Receiver {
    /** A VEVENT or VTIMEZONE, whole. */
    void component(CutComponent component);

    /** A component that is not taken. */
    void refused(@Nullable String uid, int line, String reason);

    /** A VCALENDAR's own properties, at its end; the number is that of its components. */
    void calendar(int number, List<String> lines);
  }

  private static final Set<String> NEVER_NESTED =
      Set.of("VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE");
  private static final int CALENDAR_PROPERTIES = 200;

  private final LineReader lines;
  private final Receiver receiver;
  private final Notes notes;
  private final Deque<String> open = new ArrayDeque<>();
  private final List<String> properties = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private int calendar;
  private int firstLine;
  private int tooDeep;
  private @Nullable String uid;
  private @Nullable String refusal;

  ComponentCutter(LineReader lines, Receiver receiver, Notes notes) {
    this.lines = lines;
    this.receiver = receiver;
    this.notes = notes;
  }

  /** Cuts all. */
  void run() throws IOException {
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      String text = line.text();
      if (startsWith(text, "BEGIN:")) {
        begin(componentName(text, 6), line.number());
      } else if (startsWith(text, "END:")) {
        end(componentName(text, 4), line.number());
      } else if (!open.isEmpty()) {
        content(line);
      } else if (properties.size() < CALENDAR_PROPERTIES && text.length() < 4096) {
        properties.add(text);
      }
    }
    if (!open.isEmpty()) {
      refusal = "the file ends before END:" + open.getLast();
      close();
    }
    endCalendar();
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private static String componentName(String text, int from) {
    return text.substring(from).strip().toUpperCase(Locale.ROOT);
  }

  private void begin(String name, int number) {
    if (NEVER_NESTED.contains(name) && !open.isEmpty()) {
      notes.add(number, "END:" + open.getLast() + " missing before BEGIN:" + name);
      close();
    }
    if (name.equals("VCALENDAR")) {
      endCalendar();
    } else if (open.isEmpty()) {
      open.push(name);
      firstLine = number;
    } else if (open.size() > Limits.DEPTH) {
      tooDeep++;
      refusal = "components nested more than " + Limits.DEPTH + " deep";
    } else {
      open.push(name);
      append("BEGIN:" + name);
    }
  }

  private void end(String name, int number) {
    if (name.equals("VCALENDAR")) {
      if (!open.isEmpty()) {
        notes.add(number, "END:" + open.getLast() + " missing before END:VCALENDAR");
        close();
      }
      endCalendar();
    } else if (!open.isEmpty() && name.equals(open.getLast()) && !isOpenWithin(name)) {
      close();
    } else if (tooDeep > 0) {
      tooDeep--;
    } else if (open.contains(name)) {
      while (!closeInner().equals(name)) {
        notes.add(number, "END missing before END:" + name);
      }
    } else {
      notes.add(number, "END:" + name + " without BEGIN");
    }
  }

  /** Whether a component of the outermost one's name is open within it too. */
  private boolean isOpenWithin(String name) {
    return open.stream().filter(name::equals).count() > 1;
  }

  private String closeInner() {
    String name = open.pop();
    append("END:" + name);
    return name;
  }

  private void content(LineReader.Line line) {
    if (line.tooLong()) {
      refusal = "line " + line.number() + " is longer than " + Limits.LINE_BYTES + " bytes";
    }
    if (open.size() == 1 && uid == null && startsWith(line.text(), "UID")) {
      ContentLine parsed = ContentLine.parse(line.text());
      uid = parsed != null && parsed.name().equals("UID") ? parsed.value().strip() : null;
    }
    append(line.text());
  }

  private void append(String text) {
    if (refusal == null && body.length() + text.length() > Limits.COMPONENT_BYTES) {
      refusal = "the component is longer than " + Limits.COMPONENT_BYTES + " characters";
    }
    if (refusal == null) {
      body.append(text).append('\n');
    }
  }

  private void close() {
    String name = open.getLast();
    while (open.size() > 1) {
      closeInner();
    }
    if (!name.equals("VEVENT") && !name.equals("VTIMEZONE")) {
      receiver.refused(uid, firstLine, "unsupported component " + shortened(name));
    } else if (refusal != null) {
      receiver.refused(uid, firstLine, refusal);
    } else {
      receiver.component(CutComponent.of(name, uid, calendar, firstLine, body));
    }
    open.clear();
    body.setLength(0);
    uid = null;
    refusal = null;
    tooDeep = 0;
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }

  private void endCalendar() {
    if (!properties.isEmpty()) {
      receiver.calendar(calendar, List.copyOf(properties));
      properties.clear();
    }
    calendar++;
  }
}
