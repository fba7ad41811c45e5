package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a component that are kept beside the fields, in the order in which the writer puts them:
 * kept in it from the start, an event is the same after an export and another import.
 */
final class KeptLines {
  /** What a line is, in the writer's order. */
  enum Rank {
    RECURRENCE_ID,
    SEQUENCE,
    START,
    END,
    FIELD,
    ATTENDEE,
    ATTACHMENT,
    OTHER,
    BLOCK,
    ALARM
  }

  private final Map<SingleField, String> fields = new EnumMap<>(SingleField.class);
  private final Map<Rank, List<String>> others = new EnumMap<>(Rank.class);

  /** Keeps the line of a field. */
  void add(SingleField field, String line) {
    fields.put(field, line);
  }

  /** Keeps a line, if there is one. */
  void add(Rank rank, @Nullable String line) {
    if (line != null) {
      addAll(rank, List.of(line));
    }
  }

  /** Keeps a line that isn't what the writer would put. */
  void addUnless(Rank rank, ContentLine line, @Nullable String own) {
    add(rank, line.raw().equals(own) ? null : line.raw());
  }

  /** Keeps a sub-component. */
  void addAll(Rank rank, List<String> lines) {
    others.computeIfAbsent(rank, _ -> new ArrayList<>()).addAll(lines);
  }

  /** Returns all. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (Rank rank : Rank.values()) {
      all.addAll(rank == Rank.FIELD ? fields.values() : others.getOrDefault(rank, List.of()));
    }
    return all;
  }
}
