package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A VEVENT or VTIMEZONE taken apart into its own properties and its sub-components.
 *
 * @param entries in their order
 */
record Component(List<Entry> entries) {

  /** A part of a component. */
  sealed interface Entry {
    /** A property. */
    record Property(ContentLine line) implements Entry {}

    /**
     * A sub-component.
     *
     * @param name in upper case
     * @param lines from BEGIN to END
     */
    record Block(String name, List<String> lines) implements Entry {}
  }

  /**
   * Takes a component apart. Lines that are none of RFC 5545's are left out.
   *
   * @param lines what stands between BEGIN and END, balanced
   * @param notes told of lines left out
   * @param firstLine where the component begins
   */
  static Component parse(Iterable<String> lines, @Nullable Notes notes, int firstLine) {
    List<Entry> entries = new ArrayList<>();
    List<String> block = new ArrayList<>();
    int depth = 0;
    for (String text : lines) {
      ContentLine line = ContentLine.parse(text);
      if (line == null) {
        if (notes != null) {
          notes.add(firstLine, "left out of the component, not a content line: " + shortened(text));
        }
        continue;
      }
      if (line.name().equals("BEGIN")) {
        depth++;
      }
      if (depth == 0) {
        entries.add(new Entry.Property(line));
        continue;
      }
      block.add(text);
      if (line.name().equals("END") && --depth == 0) {
        String name = block.getFirst().substring("BEGIN:".length()).strip();
        entries.add(new Entry.Block(name.toUpperCase(Locale.ROOT), List.copyOf(block)));
        block.clear();
      }
    }
    return new Component(entries);
  }

  /** Takes apart what was cut. */
  static Component parse(CutComponent cut, Notes notes) {
    return parse(() -> cut.body().lines().iterator(), notes, cut.line());
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /** Returns the first property of a name, or null. */
  @Nullable ContentLine first(String name) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Property(ContentLine line) && line.name().equals(name)) {
        return line;
      }
    }
    return null;
  }

  /** Returns the properties of a name. */
  List<ContentLine> all(String name) {
    List<ContentLine> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Property(ContentLine line) && line.name().equals(name)) {
        found.add(line);
      }
    }
    return found;
  }

  /** Returns the sub-components. */
  List<Entry.Block> blocks() {
    return entries.stream()
        .filter(Entry.Block.class::isInstance)
        .map(Entry.Block.class::cast)
        .toList();
  }

  /** Returns SEQUENCE (RFC 5545 §3.8.7.4), 0 where there is none or no number. */
  int sequence() {
    ContentLine line = first("SEQUENCE");
    return line == null ? 0 : sequence(line);
  }

  /** Returns the number of a SEQUENCE line. */
  static int sequence(ContentLine line) {
    String text = line.value().strip();
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return 0; // as absent: it only orders revisions
    }
  }

  /** Returns DTSTAMP, else LAST-MODIFIED, as text that orders as time does. */
  String stamp() {
    ContentLine line = first("DTSTAMP");
    line = line == null ? first("LAST-MODIFIED") : line;
    return line == null ? "" : line.value().strip();
  }
}
