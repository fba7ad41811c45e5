package koyomi.domain.icalendar;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A component as it was cut out of a file, kept small until all of the file is known. */
final class CutComponent {
  private final String name;
  private final @Nullable String uid;
  private final int calendar;
  private final int line;
  private final byte[] bytes;

  private CutComponent(String name, @Nullable String uid, int calendar, int line, byte[] bytes) {
    this.name = name;
    this.uid = uid;
    this.calendar = calendar;
    this.line = line;
    this.bytes = bytes;
  }

  /** Keeps what stands between BEGIN and END: unfolded lines, ended by LF. */
  static CutComponent of(
      String name, @Nullable String uid, int calendar, int line, CharSequence body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    String own = uid == null || uid.isEmpty() ? null : uid;
    return new CutComponent(name, own, calendar, line, bytes);
  }

  /** VEVENT or VTIMEZONE. */
  String name() {
    return name;
  }

  /** Its UID, or null. */
  @Nullable String uid() {
    return uid;
  }

  /** Number of the VCALENDAR it stands in. */
  int calendar() {
    return calendar;
  }

  /** Line of the file where it begins, from 1. */
  int line() {
    return line;
  }

  /** What stands between BEGIN and END. */
  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
