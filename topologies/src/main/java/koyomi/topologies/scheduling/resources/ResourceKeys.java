package koyomi.topologies.scheduling.resources;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the store of resources. The first byte says what a row is; numbers are big-endian and
 * not negative, so the order of bytes is the order of meaning:
 *
 * <pre>
 * r resource                      → Resource
 * v resource 0 reservation        → Reservation
 * s resource start(8)             → end(8) reservation: a confirmed time
 * t dueBy(8) resource 0 reservation → empty: somebody must have come by then
 * c resource 0 reservation        → empty: a series that is carried on
 * k scope 0 key                   → KeptResourceAnswer
 * x time(8) scope 0 key           → empty: by age
 * z                               → revision(8) revision(8): rules of zones in force, and done with
 * </pre>
 */
public final class ResourceKeys {
  private static final byte RESOURCE = 'r';
  private static final byte RESERVATION = 'v';
  private static final byte SLOT = 's';
  private static final byte TIMER = 't';
  private static final byte SERIES = 'c';
  private static final byte ANSWER = 'k';
  private static final byte ANSWER_TIME = 'x';
  private static final byte RULES = 'z';

  private ResourceKeys() {}

  /** Key of a resource; of an empty id: before all. */
  public static Bytes resource(String resourceId) {
    return text(RESOURCE, resourceId);
  }

  /** After the keys of all resources. */
  public static Bytes resourcesEnd() {
    return text(RESOURCE, "\u007f");
  }

  /** Key of a reservation. */
  public static Bytes reservation(String resourceId, String reservationId) {
    return text(RESERVATION, resourceId + "\0" + reservationId);
  }

  /** Key of a confirmed time by its start in epoch seconds; what is before 1970 sorts as 1970. */
  public static Bytes slot(String resourceId, long start) {
    byte[] resource = utf8(resourceId);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + resource.length + Long.BYTES)
            .put(SLOT)
            .put(resource)
            .putLong(Math.max(0, start))
            .array());
  }

  /** Returns the start in the key of a time. */
  public static long startOf(Bytes slotKey) {
    byte[] bytes = slotKey.get();
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  /** Key of a timer. */
  static Bytes timer(long dueBy, String resourceId, String reservationId) {
    return timed(TIMER, dueBy, resourceId + "\0" + reservationId);
  }

  /** After the keys of all timers that are due at an epoch second. */
  static Bytes timersUntil(long epochSecond) {
    return timed(TIMER, epochSecond + 1, "");
  }

  /** Returns when a timer is due. */
  static long dueOf(Bytes timer) {
    return ByteBuffer.wrap(timer.get()).getLong(1);
  }

  /** Returns the resource that a timer is about. */
  static String resourceOf(Bytes timer) {
    byte[] bytes = timer.get();
    int begin = 1 + Long.BYTES;
    int end = begin;
    while (bytes[end] != 0) {
      end++;
    }
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }

  /** Returns the key of the reservation that a timer is about. */
  static Bytes reservationOf(Bytes timer) {
    return retyped(RESERVATION, timer.get(), 1 + Long.BYTES);
  }

  /** Key of the mark of a series. */
  static Bytes series(String resourceId, String reservationId) {
    return text(SERIES, resourceId + "\0" + reservationId);
  }

  /** Before the marks of all series. */
  static Bytes seriesBegin() {
    return text(SERIES, "");
  }

  /** After the marks of all series. */
  static Bytes seriesEnd() {
    return text(SERIES, "\u007f");
  }

  /** Before the marks of the series of a resource. */
  static Bytes seriesBegin(String resourceId) {
    return series(resourceId, "");
  }

  /** After the marks of the series of a resource. */
  static Bytes seriesEnd(String resourceId) {
    return series(resourceId, "\u007f");
  }

  /** Key of what is known of rules of zones. */
  static Bytes rules() {
    return Bytes.wrap(new byte[] {RULES});
  }

  /** Returns the key of the reservation that the mark of a series is about. */
  static Bytes reservationOfSeries(Bytes mark) {
    return retyped(RESERVATION, mark.get(), 1);
  }

  /** Key of the answer to a command with an idempotency key. */
  static Bytes answer(String scope, String key) {
    return text(ANSWER, scope + "\0" + key);
  }

  /** Key that orders answers by time. */
  static Bytes answerTime(Instant recordedAt, String scope, String key) {
    return timed(ANSWER_TIME, recordedAt.toEpochMilli(), scope + "\0" + key);
  }

  /** After the times of all answers before an instant. */
  static Bytes answerTimesUntil(Instant time) {
    return timed(ANSWER_TIME, time.toEpochMilli(), "");
  }

  /** Returns the key of the answer that a time key is about. */
  static Bytes answerOf(Bytes timeKey) {
    return retyped(ANSWER, timeKey.get(), 1 + Long.BYTES);
  }

  /** The first key after another. */
  static Bytes after(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }

  private static Bytes text(byte kind, String text) {
    byte[] bytes = utf8(text);
    return Bytes.wrap(ByteBuffer.allocate(1 + bytes.length).put(kind).put(bytes).array());
  }

  private static Bytes timed(byte kind, long number, String text) {
    byte[] bytes = utf8(text);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Long.BYTES + bytes.length)
            .put(kind)
            .putLong(Math.max(0, number))
            .put(bytes)
            .array());
  }

  private static Bytes retyped(byte kind, byte[] key, int from) {
    byte[] other = new byte[key.length - from + 1];
    other[0] = kind;
    System.arraycopy(key, from, other, 1, other.length - 1);
    return Bytes.wrap(other);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The row of a confirmed time. */
  public record SlotRow(long end, String reservationId) {
    /** Returns the bytes. */
    public byte[] encode() {
      byte[] id = utf8(reservationId);
      return ByteBuffer.allocate(Long.BYTES + id.length).putLong(end).put(id).array();
    }

    /** Reads what {@link #encode} wrote. */
    public static SlotRow decode(byte[] row) {
      return new SlotRow(
          ByteBuffer.wrap(row).getLong(),
          new String(Arrays.copyOfRange(row, Long.BYTES, row.length), StandardCharsets.UTF_8));
    }
  }
}
