package koyomi.topologies.calendar.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.expansion.EventExpansion;
import koyomi.domain.expansion.Occurrence;
import koyomi.domain.zone.Zones;

/** What a view must show, by expanding every event from its beginning. */
final class NaiveView {
  private record Item(long start, String eventId, long original, String json) {}

  private NaiveView() {}

  /** Returns the beginning of each item's JSON, in order. */
  static List<String> of(Calendar calendar, List<Event> events, Window window, int limit) {
    long from = window.from().getEpochSecond();
    long to = window.to() == null ? Long.MAX_VALUE : window.to().getEpochSecond();
    List<Item> items = new ArrayList<>();
    for (Event event : events) {
      Iterator<Occurrence> all =
          EventExpansion.of(event, calendar.zone()).endingAfter(Instant.MIN.getEpochSecond() / 4);
      int found = 0;
      while (all.hasNext() && found <= limit) {
        Occurrence next = all.next();
        if (next.start() >= to) {
          break;
        }
        if (next.overlaps(from, to)) {
          items.add(item(calendar.zone(), event, next));
          found++;
        }
      }
    }
    return items.stream()
        .sorted(
            Comparator.comparingLong(Item::start)
                .thenComparing(Item::eventId)
                .thenComparingLong(Item::original))
        .limit(limit)
        .map(Item::json)
        .toList();
  }

  /** Returns the ids of the events with an occurrence in a window, in order. */
  static List<String> ids(Calendar calendar, List<Event> events, Window window) {
    return events.stream()
        .filter(event -> !of(calendar, List.of(event), window, 1).isEmpty())
        .map(Event::id)
        .sorted()
        .toList();
  }

  private static Item item(ZoneId zone, Event event, Occurrence it) {
    EventContent content =
        it.face() == 0 ? event.content() : event.overrides().get(it.face() - 1).content();
    boolean dated = event.content().isAllDay();
    String json =
        "{\"start\":\""
            + text(it.start(), it.startOffset(), content.isAllDay())
            + "\",\"end\":\""
            + text(it.end(), it.endOffset(), content.isAllDay())
            + "\",\"occurrence\":\""
            + text(it.original(), it.originalOffset(), dated)
            + "\",\"eventId\":\""
            + event.id()
            + "\",\"allDay\":"
            + content.isAllDay()
            + (content.isAllDay()
                ? ""
                : ",\"timeZone\":\"" + Zones.nameOf(content.start().zone(zone)) + "\"")
            + ",\"status\":";
    long original = dated ? it.original() + it.originalOffset() : it.original();
    return new Item(it.start(), event.id(), original, json);
  }

  private static String text(long instant, int offset, boolean day) {
    return day
        ? Instant.ofEpochSecond(instant + offset)
            .atOffset(ZoneOffset.UTC)
            .format(DateTimeFormatter.ISO_LOCAL_DATE)
        : Instant.ofEpochSecond(instant)
            .atOffset(ZoneOffset.ofTotalSeconds(offset))
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX"));
  }
}
