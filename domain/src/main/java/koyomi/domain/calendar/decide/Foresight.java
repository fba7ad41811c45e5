package koyomi.domain.calendar.decide;

import java.util.List;
import java.util.stream.Stream;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarFact.Body;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** Says what a command will make of one event, if nothing comes in between. */
public final class Foresight {
  private Foresight() {}

  /**
   * Returns the versions of events that the command will write: none where it will be refused or
   * changes nothing, two where it splits a series.
   *
   * @param calendar the event's calendar
   * @param event as it is now
   */
  public static List<Event> written(
      Calendar calendar, Event event, CommandContext context, CalendarCommand command) {
    return CalendarDecider.decide(new Known(calendar, event), context, command).facts().stream()
        .flatMap(fact ->
            switch (fact.body()) {
              case Body.EventCreated created -> Stream.of(created.after());
              case Body.EventUpdated updated -> Stream.of(updated.after());
              default -> Stream.<Event>empty();
            })
        .toList();
  }

  private record Known(Calendar calendar, Event known) implements CalendarState {
    @Override
    public @Nullable StoredEvent event(String eventId) {
      return eventId.equals(known.id()) ? new StoredEvent.Live(known, 0, 0) : null;
    }

    @Override
    public @Nullable Event version(String eventId, long version) {
      return null;
    }
  }
}
