package koyomi.schemas.samples;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.conflict.BusyInterval;
import koyomi.domain.conflict.Conflict;
import koyomi.domain.event.Attachment;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Conference;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventField;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Original;
import koyomi.domain.event.Participation;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.ReminderMethod;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.TimeDraft;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import org.jspecify.annotations.Nullable;

/** Random events; every shape of them, not only sensible ones. */
public class EventSamples extends Draw {
  /** Samples of a seed. */
  public EventSamples(long seed) {
    super(seed);
  }

  /** An event. */
  public Event event() {
    return new Event(
        text(),
        text(),
        text(),
        text(),
        number(),
        big(),
        instant(),
        instant(),
        content(),
        some(this::override),
        maybe(this::original),
        some(this::conflict));
  }

  /** Two occurrences at the same time. */
  Conflict conflict() {
    return new Conflict(text(), interval(), interval());
  }

  private BusyInterval interval() {
    return new BusyInterval(
        new BusyInterval.Key(text(), text(), instant().getEpochSecond(), yes()),
        number(),
        instant().getEpochSecond(),
        number(),
        instant().getEpochSecond(),
        number(),
        yes(),
        yes(),
        instant().toEpochMilli());
  }

  /** What a copy follows. */
  public Original original() {
    return new Original(text(), text(), big(), big(), yes());
  }

  /** What people write of an event. */
  public EventContent content() {
    return new EventContent(
        text(),
        maybe(this::text),
        maybe(this::text),
        time(),
        time(),
        some(this::text),
        oneOf(EventStatus.class),
        oneOf(Visibility.class),
        oneOf(Transparency.class),
        some(this::attendee),
        some(() -> new Reminder(oneOf(ReminderMethod.class), number())),
        some(this::attachment),
        maybe(() -> new Conference(text())),
        properties(),
        some(this::text));
  }

  /** An occurrence that differs. */
  public EventOverride override() {
    return new EventOverride(local(), content());
  }

  /** What a client sent of an event. */
  public EventDraft eventDraft() {
    return new EventDraft(
        fields(EventField.class),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::timeDraft),
        maybe(this::timeDraft),
        maybe(() -> some(this::text)),
        maybe(() -> oneOf(EventStatus.class)),
        maybe(() -> oneOf(Visibility.class)),
        maybe(() -> oneOf(Transparency.class)),
        maybe(() -> some(this::attendee)),
        maybe(() -> some(() -> new Reminder(oneOf(ReminderMethod.class), number()))),
        maybe(() -> some(this::attachment)),
        maybe(() -> new Conference(text())),
        yes() ? nullableProperties() : null);
  }

  <E extends Enum<E>> Set<E> fields(Class<E> type) {
    Set<E> fields = EnumSet.noneOf(type);
    fields.addAll(some(() -> oneOf(type)));
    return fields;
  }

  EventTime time() {
    return switch (random.nextInt(4)) {
      case 0 -> new EventTime.Date(date());
      case 1 -> new EventTime.Floating(local());
      case 2 -> new EventTime.Zoned(local(), zone(), text());
      default -> new EventTime.Zoned(local(), zone());
    };
  }

  Participation.Proposal proposal() {
    return new Participation.Proposal(time(), time());
  }

  Attendee attendee() {
    return new Attendee(
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        yes(),
        oneOf(ResponseStatus.class),
        maybe(this::text),
        yes()
            ? Participation.NONE
            : new Participation(
                big(),
                maybe(this::instant),
                maybe(this::proposal),
                maybe(this::text),
                maybe(this::text),
                maybe(this::instant)));
  }

  private Attachment attachment() {
    return new Attachment(text(), maybe(this::text), maybe(this::text));
  }

  private TimeDraft timeDraft() {
    return new TimeDraft(maybe(this::text), maybe(this::text), maybe(this::text));
  }

  private SortedMap<String, String> properties() {
    SortedMap<String, String> properties = new TreeMap<>();
    some(this::text).forEach(key -> properties.put(key, text()));
    return properties;
  }

  private Map<String, @Nullable String> nullableProperties() {
    Map<String, @Nullable String> properties = new TreeMap<>();
    for (String key : some(this::text)) {
      properties.put(key, maybe(this::text));
    }
    return properties;
  }
}
