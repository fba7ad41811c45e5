package koyomi.domain.icalendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** Makes an event of the components of one UID: the master, its overrides, or those alone. */
final class SeriesAssembler {
  /** The latest revision first (RFC 5546 §2.1.5), then what stands later in the file. */
  private static final Comparator<Part> LATEST_FIRST =
      Comparator.comparingInt((Part part) -> part.component().sequence())
          .thenComparing(part -> part.component().stamp())
          .thenComparingInt(part -> part.cut().line())
          .reversed();

  private final FileZones zones;
  private final ZoneId calendarZone;
  private final Notes notes;
  private final Function<CutComponent, Method> methods;
  private final ICalendarReader.Sink sink;

  /** A component, taken apart. */
  private record Part(CutComponent cut, Component component, EventTimes.Zones zones) {}

  /** A master that was taken. */
  private record Master(Part part, EventContent content) {}

  /**
   * Prepares to assemble.
   *
   * @param methods METHOD of the calendar that a component stands in
   */
  SeriesAssembler(
      FileZones zones,
      ZoneId calendarZone,
      Notes notes,
      Function<CutComponent, Method> methods,
      ICalendarReader.Sink sink) {
    this.methods = methods;
    this.zones = zones;
    this.calendarZone = calendarZone;
    this.notes = notes;
    this.sink = sink;
  }

  /** Delivers or refuses all components of a UID. */
  void assemble(String uid, List<CutComponent> cuts) {
    List<Part> masters = new ArrayList<>();
    List<Part> overrides = new ArrayList<>();
    List<Part> messages = new ArrayList<>();
    for (CutComponent cut : cuts) {
      Component component = Component.parse(cut, notes);
      Part part = new Part(cut, component, zones.of(cut.calendar()));
      Method method = methods.apply(cut);
      if (!method.refusal().isEmpty()) {
        refuse(part, method.refusal());
      } else if (method == Method.CANCEL || method == Method.REPLY) {
        messages.add(part);
      } else {
        (component.first("RECURRENCE-ID") == null ? masters : overrides).add(part);
      }
    }
    masters.sort(LATEST_FIRST);
    overrides.sort(LATEST_FIRST);
    Master master = master(masters);
    SortedMap<LocalDateTime, EventOverride> taken = new TreeMap<>();
    Map<String, ImportedEvent> detached = new LinkedHashMap<>();
    for (Part part : overrides) {
      try {
        override(uid, part, master, taken, detached);
      } catch (RefusedComponent e) {
        refuse(part, e.reason());
      }
    }
    if (master != null) {
      Part part = master.part();
      sink.event(
          new ImportedEvent(
              Ids.eventIdOf(uid, ""),
              uid,
              part.component().sequence(),
              part.cut().line(),
              master.content(),
              List.copyOf(taken.values())));
    }
    detached.values().forEach(sink::event);
    messages.forEach(part -> message(uid, part));
  }

  private void message(String uid, Part part) {
    ImportedEvent.Method method =
        methods.apply(part.cut()) == Method.REPLY
            ? ImportedEvent.Method.REPLY
            : ImportedEvent.Method.CANCEL;
    try {
      sink.event(Messages.read(uid, method, part.cut().line(), part.component(), part.zones()));
    } catch (RefusedComponent e) {
      refuse(part, e.reason());
    }
  }

  private @Nullable Master master(List<Part> latestFirst) {
    Master master = null;
    for (Part part : latestFirst) {
      if (master != null) {
        refuse(part, superseded(master.part()));
        continue;
      }
      try {
        EventContent content =
            EventMapper.map(part.component(), EventMapper.Role.MASTER, part.zones(), calendarZone);
        master = new Master(part, content);
      } catch (RefusedComponent e) {
        refuse(part, e.reason());
      }
    }
    return master;
  }

  private static String superseded(Part by) {
    return "superseded by the component of the same UID at line " + by.cut().line();
  }

  private void override(
      String uid,
      Part part,
      @Nullable Master master,
      SortedMap<LocalDateTime, EventOverride> taken,
      Map<String, ImportedEvent> detached)
      throws RefusedComponent {
    EventTime id = EventMapper.recurrenceId(part.component(), part.zones());
    if (id == null) {
      throw new RefusedComponent("RECURRENCE-ID missing");
    }
    EventTime start = master == null ? null : master.content().start();
    LocalDateTime occurrence =
        start == null ? null : EventTimes.occurrence(id, start, calendarZone);
    boolean belongs =
        master != null
            && start != null
            && (master.content().isRecurring() || start.local().equals(occurrence));
    if (!belongs || start == null || occurrence == null) {
      detached(uid, part, id, detached);
    } else if (taken.containsKey(occurrence)) {
      throw new RefusedComponent("superseded by another component of the same RECURRENCE-ID");
    } else if (taken.size() == Limits.OVERRIDES) {
      throw new RefusedComponent("more than " + Limits.OVERRIDES + " overrides of one series");
    } else {
      EventContent content =
          EventMapper.override(
              part.component(), start.withLocal(occurrence), part.zones(), calendarZone);
      taken.put(occurrence, new EventOverride(occurrence, content));
    }
  }

  private void detached(String uid, Part part, EventTime id, Map<String, ImportedEvent> detached)
      throws RefusedComponent {
    String line = EventTimes.write("", id);
    String eventId = Ids.eventIdOf(uid, line);
    if (detached.containsKey(eventId)) {
      throw new RefusedComponent("superseded by another component of the same RECURRENCE-ID");
    }
    EventContent content =
        EventMapper.map(part.component(), EventMapper.Role.DETACHED, part.zones(), calendarZone);
    detached.put(
        eventId,
        new ImportedEvent(
            eventId,
            uid,
            part.component().sequence(),
            part.cut().line(),
            content,
            List.of(),
            ImportedEvent.Method.PUBLISH,
            new Target.Part(Scope.THIS, Messages.occurrence(id))));
  }

  private void refuse(Part part, String reason) {
    sink.rejected(new CalendarFact.Rejected(part.cut().uid(), part.cut().line(), reason));
  }
}
