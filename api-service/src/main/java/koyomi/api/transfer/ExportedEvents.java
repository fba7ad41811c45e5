package koyomi.api.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import koyomi.api.json.TimesOnly;
import koyomi.api.read.LocalCalendars;
import koyomi.api.security.Caller;
import koyomi.domain.access.EventAccess;
import koyomi.domain.event.Event;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.EventPage;
import org.jspecify.annotations.Nullable;

/** All events of a calendar as a caller may see them, a page at a time in memory. */
final class ExportedEvents implements Iterable<Event> {
  private static final int PAGE = 200;

  private final CalendarView view;
  private final LocalCalendars.Seen seen;
  private final Caller caller;

  ExportedEvents(CalendarView view, LocalCalendars.Seen seen, Caller caller) {
    this.view = view;
    this.seen = seen;
    this.caller = caller;
  }

  @Override
  public Iterator<Event> iterator() {
    return new Pages();
  }

  private Event visible(Event event) {
    return EventAccess.seesDetails(seen.role(), caller.userId(), event)
        ? event
        : TimesOnly.of(event);
  }

  private final class Pages implements Iterator<Event> {
    private final Deque<Event> page = new ArrayDeque<>();
    private @Nullable String token;
    private boolean atEnd;

    @Override
    public boolean hasNext() {
      while (page.isEmpty() && !atEnd) {
        EventPage next = view.events(seen.calendar(), null, PAGE, token);
        page.addAll(next.items());
        token = next.nextPageToken();
        atEnd = token == null;
      }
      return !page.isEmpty();
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return visible(page.remove());
    }
  }
}
