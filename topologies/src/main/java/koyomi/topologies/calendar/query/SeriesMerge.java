package koyomi.topologies.calendar.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import koyomi.domain.event.Event;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.topologies.calendar.view.OccurrenceRow;
import koyomi.topologies.calendar.view.RowReader;

/**
 * Expands events on read: their streams are merged by start, and no more is drawn from them than
 * the page can show, however dense a series is or however far its end.
 */
final class SeriesMerge {
  private final OccurrenceQuery query;
  private final OccurrenceCollector collector;
  private final ZoneId zone;
  private final TreeSet<Stream> streams = new TreeSet<>();

  SeriesMerge(OccurrenceQuery query, OccurrenceCollector collector) {
    this.query = query;
    this.collector = collector;
    this.zone = query.calendar().zone();
  }

  /** Gives the collector the first occurrences of these events that it asks for. */
  void collect(List<Event> events) {
    for (Event event : events) {
      add(event);
    }
    merge(event -> OccurrenceRow.of(event, zone));
  }

  /**
   * Takes an event into the merge.
   *
   * @return whether any of its occurrences is asked for
   */
  boolean add(Event event) {
    Stream stream = new Stream(event);
    if (!stream.advance()) {
      return false;
    }
    streams.add(stream);
    if (streams.size() > query.limit() + 1) {
      // each of the others has an occurrence that comes before all of this one's
      streams.pollLast();
    }
    return true;
  }

  /** Gives the collector the first occurrences of the events taken, with rows made by this. */
  void merge(Function<Event, OccurrenceRow> rows) {
    Map<Event, List<Occurrence>> chosen = new HashMap<>();
    for (int count = 0; count <= query.limit() && !streams.isEmpty(); count++) {
      Stream first = Objects.requireNonNull(streams.pollFirst());
      chosen.computeIfAbsent(first.event, _ -> new ArrayList<>()).add(first.head);
      if (first.advance()) {
        streams.add(first);
      }
    }
    chosen.forEach((event, occurrences) ->
        collector.add(
            event.id(),
            new RowReader(rows.apply(event).encode(occurrences)),
            OccurrenceCollector.UNCLIPPED,
            OccurrenceCollector.UNCLIPPED));
  }

  /** What is left of an event's occurrences, by its next one. */
  private final class Stream implements Comparable<Stream> {
    private final Event event;
    private final Iterator<Occurrence> occurrences;
    private Occurrence head;

    @SuppressWarnings("NullAway") // advance is called before anything else
    Stream(Event event) {
      this.event = event;
      this.occurrences =
          EventExpansion.of(event, zone).endingAfter(collector.from(), collector.notBefore());
    }

    /** Moves to the next occurrence that is asked for; false where there is none. */
    boolean advance() {
      while (occurrences.hasNext()) {
        Occurrence next = occurrences.next();
        if (next.start() >= collector.to()) {
          return false;
        }
        if (collector.asksFor(next.start(), next.end(), event.id(), original(next))) {
          head = next;
          return true;
        }
      }
      return false;
    }

    /** The original start as positions have it: of a day its midnight in UTC. */
    private long original(Occurrence occurrence) {
      return event.content().isAllDay()
          ? occurrence.original() + occurrence.originalOffset()
          : occurrence.original();
    }

    @Override
    public int compareTo(Stream other) {
      int order = Long.compare(head.start(), other.head.start());
      if (order == 0) {
        order = event.id().compareTo(other.event.id());
      }
      return order == 0 ? Long.compare(original(head), original(other.head)) : order;
    }
  }
}
