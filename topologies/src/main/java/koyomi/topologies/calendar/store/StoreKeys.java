package koyomi.topologies.calendar.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import koyomi.domain.event.Original;
import koyomi.domain.id.Ids;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the stores. Calendar ids come first and have one length, numbers are big-endian and
 * not negative, so the order of bytes is the order of meaning.
 */
public final class StoreKeys {
  /** The month of what every window looks at. */
  public static final int ALWAYS = 0;

  /** The month of the series that windows beyond the horizon expand. */
  public static final int SERIES = 1;

  private static final int EVENT_ID = Ids.CALENDAR_ID_LENGTH;
  private static final int OCCURRENCE_EVENT_ID = Ids.CALENDAR_ID_LENGTH + Integer.BYTES;

  /** What follows an event's id in the key of a version. */
  private static final int HISTORY_TAIL = 1 + Long.BYTES;

  private StoreKeys() {}

  /** Key of a calendar. */
  public static Bytes calendar(String calendarId) {
    return Bytes.wrap(utf8(calendarId));
  }

  /** Key of an event; of an empty id: before all of the calendar. */
  public static Bytes event(String calendarId, String eventId) {
    return Bytes.wrap(utf8(calendarId + eventId));
  }

  /** After the keys of all events of a calendar. */
  public static Bytes eventsEnd(String calendarId) {
    return event(calendarId, "\u007f");
  }

  /** Returns the event's id in its key. */
  public static String eventIdOf(Bytes eventKey) {
    return text(eventKey, EVENT_ID);
  }

  /** Key of an event's row of a month; of an empty id: before all of the month. */
  public static Bytes occurrences(String calendarId, int month, String eventId) {
    byte[] calendar = utf8(calendarId);
    byte[] event = utf8(eventId);
    return Bytes.wrap(
        ByteBuffer.allocate(calendar.length + Integer.BYTES + event.length)
            .put(calendar)
            .putInt(month)
            .put(event)
            .array());
  }

  /** Returns the event's id in a row's key. */
  public static String occurrencesEventIdOf(Bytes key) {
    return text(key, OCCURRENCE_EVENT_ID);
  }

  /** Returns the calendar's id in a row's key. */
  public static String occurrencesCalendarIdOf(Bytes key) {
    return new String(key.get(), 0, Ids.CALENDAR_ID_LENGTH, StandardCharsets.UTF_8);
  }

  /** Returns the month in a row's key. */
  public static int monthOf(Bytes key) {
    return ByteBuffer.wrap(key.get()).getInt(Ids.CALENDAR_ID_LENGTH);
  }

  /** Key of a change. */
  public static Bytes change(String calendarId, long sequence) {
    byte[] calendar = utf8(calendarId);
    return Bytes.wrap(
        ByteBuffer.allocate(calendar.length + Long.BYTES).put(calendar).putLong(sequence).array());
  }

  /** Returns the sequence in a change's key. */
  public static long sequenceOf(Bytes changeKey) {
    return ByteBuffer.wrap(changeKey.get()).getLong(Ids.CALENDAR_ID_LENGTH);
  }

  /** Key of the answer to a command with an idempotency key. */
  public static Bytes answer(String scope, String key) {
    return Bytes.wrap(utf8("k" + scope + "\0" + key));
  }

  /** Before the answers of all scopes that begin so: those of a calendar begin with its id. */
  public static Bytes answersIn(String scopeHead) {
    return Bytes.wrap(utf8("k" + scopeHead));
  }

  /** Key that orders answers by time. */
  public static Bytes answerTime(Instant recordedAt, String scope, String key) {
    byte[] text = utf8(scope + "\0" + key);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Long.BYTES + text.length)
            .put((byte) 't')
            .putLong(Math.max(0, recordedAt.toEpochMilli()))
            .put(text)
            .array());
  }

  /** Returns the key by time of the answer under a key. */
  public static Bytes answerTimeOf(Bytes answerKey, Instant recordedAt) {
    byte[] answer = answerKey.get();
    return Bytes.wrap(
        ByteBuffer.allocate(answer.length + Long.BYTES)
            .put((byte) 't')
            .putLong(Math.max(0, recordedAt.toEpochMilli()))
            .put(answer, 1, answer.length - 1)
            .array());
  }

  /** Before the times of all answers. */
  public static Bytes answerTimesBegin() {
    return answerTimesUntil(Instant.EPOCH);
  }

  /** After the times of all answers before an instant. */
  public static Bytes answerTimesUntil(Instant time) {
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Long.BYTES)
            .put((byte) 't')
            .putLong(Math.max(0, time.toEpochMilli()))
            .array());
  }

  /** Returns the key of the answer that a time key is about. */
  public static Bytes answerOf(Bytes timeKey) {
    byte[] time = timeKey.get();
    byte[] answer = new byte[time.length - Long.BYTES];
    answer[0] = 'k';
    System.arraycopy(time, 1 + Long.BYTES, answer, 1, answer.length - 1);
    return Bytes.wrap(answer);
  }

  /** Returns the time in a time key, with the resolution of milliseconds. */
  public static Instant timeOf(Bytes timeKey) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(timeKey.get()).getLong(1));
  }

  /** Key of a user's role in a calendar; of an empty calendar id: before all of the user. */
  public static Bytes membership(String userId, String calendarId) {
    return Bytes.wrap(utf8(userId + "\0" + calendarId));
  }

  /** After all of a user's roles. */
  public static Bytes membershipsEnd(String userId) {
    return membership(userId, "\u007f");
  }

  /** Returns the calendar in the key of a role. */
  public static String membershipCalendarOf(Bytes key) {
    return text(key, key.get().length - Ids.CALENDAR_ID_LENGTH);
  }

  /** Key of the place of somebody's copy of an event. */
  public static Bytes copy(String userId, Original original) {
    return Bytes.wrap(utf8(userId + "\0" + original.calendarId() + original.eventId()));
  }

  /** Key of a partition's last applied command. */
  public static Bytes applied(int partition) {
    return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
  }

  /** Key of a version of an event; of version 0: before all of the event. */
  public static Bytes history(String calendarId, String eventId, long version) {
    byte[] event = utf8(calendarId + eventId);
    return Bytes.wrap(
        ByteBuffer.allocate(event.length + HISTORY_TAIL)
            .put(event)
            .put((byte) 0)
            .putLong(version)
            .array());
  }

  /** After all versions of an event. */
  public static Bytes historyEnd(String calendarId, String eventId) {
    return history(calendarId, eventId, -1L);
  }

  /** After the versions of all events of a calendar. */
  public static Bytes historyEnd(String calendarId) {
    return eventsEnd(calendarId);
  }

  /** Returns the event's id in the key of a version. */
  public static String historyEventIdOf(Bytes key) {
    byte[] bytes = key.get();
    return new String(
        bytes, EVENT_ID, bytes.length - EVENT_ID - HISTORY_TAIL, StandardCharsets.UTF_8);
  }

  /** Returns the version in its key. */
  public static long versionOf(Bytes historyKey) {
    byte[] bytes = historyKey.get();
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  /** Key of the mark that an event's former versions were superseded on a day. */
  public static Bytes superseded(LocalDate day, String calendarId, String eventId) {
    byte[] event = utf8(calendarId + eventId);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Integer.BYTES + event.length)
            .put((byte) 0)
            .putInt(Math.max(0, (int) day.toEpochDay()))
            .put(event)
            .array());
  }

  /** Returns the calendar in such a mark. */
  public static String supersededCalendarOf(Bytes mark) {
    return new String(
        mark.get(), 1 + Integer.BYTES, Ids.CALENDAR_ID_LENGTH, StandardCharsets.UTF_8);
  }

  /** Returns the event in such a mark. */
  public static String supersededEventOf(Bytes mark) {
    return text(mark, 1 + Integer.BYTES + Ids.CALENDAR_ID_LENGTH);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Bytes key, int from) {
    byte[] bytes = key.get();
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }
}
