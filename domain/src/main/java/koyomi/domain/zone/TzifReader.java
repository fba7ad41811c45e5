package koyomi.domain.zone;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads compiled time-zone files (TZif, RFC 9636), as {@code zic} writes them, of version 2 and
 * later. Leap seconds are refused: an instant has none.
 */
public final class TzifReader {
  private static final int MAGIC = 0x545A6966;
  private static final int MOST = 100_000;

  /** Earlier than any real transition; about 32,000 years ago. */
  private static final long BEGINNING = -(1L << 40);

  private final ByteBuffer file;

  private TzifReader(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes);
  }

  /**
   * Reads a zone's rules.
   *
   * @throws ZoneDataException if the bytes are no such file, or have leap seconds
   */
  public static ZoneRules read(byte[] bytes) {
    try {
      return new TzifReader(bytes).rules();
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | DateTimeException
        | IllegalArgumentException e) {
      throw new ZoneDataException("not a TZif file: " + e.getMessage(), e);
    }
  }

  private record Header(
      int version, int ut, int standard, int leaps, int times, int types, int chars) {
    /** Length of what follows, with times of so many bytes. */
    int length(int time) {
      return times * (time + 1) + types * 6 + chars + leaps * (time + 4) + standard + ut;
    }
  }

  private ZoneRules rules() {
    Header first = header();
    if (first.version < '2') {
      throw new ZoneDataException("a TZif file of version 1 ends in 2037");
    }
    file.position(file.position() + first.length(Integer.BYTES));
    Header header = header();
    if (header.leaps > 0) {
      throw new ZoneDataException("a TZif file with leap seconds");
    }
    int end = file.position() + header.length(Long.BYTES);
    long[] times = new long[header.times];
    for (int i = 0; i < times.length; i++) {
      times[i] = file.getLong();
    }
    byte[] typeAt = new byte[times.length];
    file.get(typeAt);
    int[] offsets = new int[header.types];
    boolean[] daylight = new boolean[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = file.getInt();
      daylight[i] = file.get() != 0;
      file.get();
    }
    file.position(end);
    return build(times, typeAt, offsets, daylight, PosixRule.parse(footer()));
  }

  private Header header() {
    if (file.getInt() != MAGIC) {
      throw new ZoneDataException("not a TZif file");
    }
    int version = file.get();
    file.position(file.position() + 15);
    return new Header(version, count(), count(), count(), count(), count(), count());
  }

  private int count() {
    int count = file.getInt();
    if (count < 0 || count > MOST) {
      throw new ZoneDataException("a TZif file with a count of " + count);
    }
    return count;
  }

  private String footer() {
    byte[] rest = new byte[file.remaining()];
    file.get(rest);
    String text = new String(rest, StandardCharsets.US_ASCII);
    if (text.length() < 2 || text.charAt(0) != '\n' || text.indexOf('\n', 1) < 0) {
      throw new ZoneDataException("a TZif file without a footer");
    }
    return text.substring(1, text.indexOf('\n', 1));
  }

  private static ZoneRules build(
      long[] times, byte[] typeAt, int[] offsets, boolean[] daylight, PosixRule footer) {
    ZoneOffset base = ZoneOffset.ofTotalSeconds(offsets[0]);
    ZoneOffset wall = base;
    ZoneOffset standard = base;
    List<ZoneOffsetTransition> walls = new ArrayList<>();
    List<ZoneOffsetTransition> standards = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      int type = typeAt[i] & 0xff;
      ZoneOffset next = ZoneOffset.ofTotalSeconds(offsets[type]);
      // zic marks the beginning of time by transitions that lie before any calendar.
      if (times[i] < BEGINNING) {
        base = next;
        wall = next;
        standard = next;
        continue;
      }
      add(walls, times[i], wall, next);
      wall = next;
      if (!daylight[type]) {
        add(standards, times[i], standard, next);
        standard = next;
      }
    }
    List<ZoneOffsetTransitionRule> yearly = footer.rules(wall);
    complete(walls, yearly);
    return ZoneRules.of(base, base, standards, walls, yearly);
  }

  /**
   * Lists what the footer gives for the rest of the last listed year: a slim file leaves it out,
   * and the JDK applies yearly rules to whole years only.
   */
  private static void complete(
      List<ZoneOffsetTransition> walls, List<ZoneOffsetTransitionRule> yearly) {
    if (walls.isEmpty()) {
      return;
    }
    ZoneOffsetTransition last = walls.getLast();
    for (ZoneOffsetTransitionRule rule : yearly) {
      ZoneOffsetTransition next = rule.createTransition(last.getDateTimeBefore().getYear());
      if (next.getInstant().isAfter(walls.getLast().getInstant())) {
        walls.add(next);
      }
    }
  }

  private static void add(
      List<ZoneOffsetTransition> to, long at, ZoneOffset before, ZoneOffset after) {
    if (!before.equals(after)) {
      to.add(ZoneOffsetTransition.of(LocalDateTime.ofEpochSecond(at, 0, before), before, after));
    }
  }
}
