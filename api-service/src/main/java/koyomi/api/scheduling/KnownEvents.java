package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import koyomi.api.read.Deadline;
import koyomi.api.read.Instances;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.event.Event;
import koyomi.domain.id.ShardKey;
import koyomi.schemas.store.StoreCodec;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.query.CalendarView;
import org.jspecify.annotations.Nullable;

/**
 * Calendars and events as their writer has them, wherever that is. Whether the caller may know is
 * the reader's to check.
 */
public final class KnownEvents {
  /** By which instances ask one another. */
  static final String ROUTE = "/internal/event";

  private final Routing routing;
  private final Instances instances;

  /** Reads by way of the routing. */
  public KnownEvents(Routing routing, Instances instances) {
    this.routing = routing;
    this.instances = instances;
  }

  /**
   * An event in its calendar.
   *
   * @param calendar may be deleted
   * @param event null where there is none under the id
   */
  record Known(Calendar calendar, @Nullable Event event) {}

  /**
   * Returns what there is, empty where there is no such calendar.
   *
   * @throws koyomi.api.problem.ProblemException (503) if it can't be had in time
   * @throws IOException if the client is gone
   */
  Optional<Known> find(
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      String eventId,
      Deadline deadline)
      throws IOException {
    String path = ROUTE + "?calendarId=" + calendarId + "&eventId=" + eventId;
    return routing.query(
        ShardKey.ofCalendar(calendarId),
        request,
        deadline,
        view -> local(view, calendarId, eventId),
        (instance, standby) -> {
          var answer =
              ShardRouter.held(instances.get(instance, path, request, caller, deadline, standby));
          return answer.isPresent() ? Optional.of(read(answer.get().body())) : Optional.empty();
        });
  }

  /** Returns what a view has. */
  static Optional<Known> local(CalendarView view, String calendarId, String eventId) {
    return view.calendar(calendarId)
        .map(calendar -> new Known(calendar, view.event(calendarId, eventId).orElse(null)));
  }

  /** Returns the bytes by which this travels between instances. */
  static byte[] write(Optional<Known> found) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Event event = found.map(Known::event).orElse(null);
    out.writeBoolean(found.isPresent());
    out.writeBoolean(event != null);
    if (found.isPresent()) {
      write(out, StoreCodecs.CALENDAR, found.get().calendar());
    }
    if (event != null) {
      write(out, StoreCodecs.EVENT, new StoredEvent.Live(event, 0, 0));
    }
    return bytes.toByteArray();
  }

  private static <T> void write(DataOutputStream out, StoreCodec<T> codec, T value)
      throws IOException {
    byte[] bytes = codec.encode(value);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static Optional<Known> read(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      boolean known = in.readBoolean();
      boolean there = in.readBoolean();
      if (!known) {
        return Optional.empty();
      }
      Calendar calendar = read(in, StoreCodecs.CALENDAR);
      Event event =
          there && read(in, StoreCodecs.EVENT) instanceof StoredEvent.Live live
              ? live.event()
              : null;
      return Optional.of(new Known(calendar, event));
    }
  }

  private static <T> T read(DataInputStream in, StoreCodec<T> codec) throws IOException {
    return codec.decode(in.readNBytes(in.readInt()));
  }
}
