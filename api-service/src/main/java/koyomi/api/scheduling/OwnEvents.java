package koyomi.api.scheduling;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.EventPage;
import koyomi.topologies.calendar.query.Membership;
import koyomi.topologies.calendar.query.Window;

/** The events that are a person's time: those of the calendars which the person made. */
final class OwnEvents {
  private static final int PAGE = 1_000;

  private OwnEvents() {}

  /** Passes the events of a user of the view's partition that overlap a window to a visitor. */
  static void forEach(
      CalendarView view, String user, Span window, BiConsumer<Calendar, Event> visitor) {
    ShardKey shard = ShardKey.ofUser(user);
    Window asked =
        new Window(Instant.ofEpochSecond(window.start()), Instant.ofEpochSecond(window.end()));
    for (Membership membership : view.memberships(user)) {
      // what the person made lies here; what others share with the person is others' time
      if (!ShardKey.ofCalendar(membership.calendarId()).equals(shard)) {
        continue;
      }
      Optional<Calendar> calendar =
          view.calendar(membership.calendarId())
              .filter(found -> !found.isDeleted() && found.ownerId().equals(user));
      calendar.ifPresent(found -> forEach(view, found, asked, visitor));
    }
  }

  private static void forEach(
      CalendarView view, Calendar calendar, Window window, BiConsumer<Calendar, Event> visitor) {
    String next = null;
    do {
      EventPage page = view.events(calendar, window, PAGE, next);
      for (Event event : page.items()) {
        visitor.accept(calendar, event);
      }
      next = page.nextPageToken();
    } while (next != null);
  }
}
