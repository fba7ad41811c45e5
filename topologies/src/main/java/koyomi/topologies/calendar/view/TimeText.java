package koyomi.topologies.calendar.view;

/** Writes times as RFC 3339 text. Years 0 to 9999. */
public final class TimeText {
  /** Length of {@code 2026-03-02}. */
  public static final int DATE = 10;

  private static final int ZULU = 20;
  private static final int OFFSET = 25;

  private TimeText() {}

  /** Returns the length of an instant's text at an offset. */
  public static int length(int offsetSeconds) {
    return offsetSeconds / 60 == 0 ? ZULU : OFFSET;
  }

  /**
   * Returns the local time that is shown of an instant, packed as if it were UTC. Offsets with
   * seconds (local mean times) can't be written in RFC 3339: they lose them, and this is the time
   * of the offset written, so that the instant stays right.
   */
  public static long local(long instant, int offsetSeconds) {
    return instant + offsetSeconds / 60 * 60L;
  }

  /**
   * Writes what follows the date of a local time that is packed as if it were UTC: the clock's time
   * and the offset, {@code Z} for none.
   *
   * @return where the text ends
   */
  public static int writeClock(byte[] out, int at, long local, int offsetSeconds) {
    int minutes = offsetSeconds / 60;
    int next = at;
    int second = (int) Math.floorMod(local, 86_400L);
    out[next] = 'T';
    two(out, next + 1, second / 3600);
    out[next + 3] = ':';
    two(out, next + 4, second / 60 % 60);
    out[next + 6] = ':';
    two(out, next + 7, second % 60);
    next += 9;
    if (minutes == 0) {
      out[next] = 'Z';
      return next + 1;
    }
    out[next] = (byte) (minutes < 0 ? '-' : '+');
    int magnitude = Math.abs(minutes);
    two(out, next + 1, magnitude / 60);
    out[next + 3] = ':';
    two(out, next + 4, magnitude % 60);
    return next + 6;
  }

  /**
   * Writes the date of a local time that is packed as if it were UTC.
   *
   * @return where the text ends
   */
  public static int writeDate(byte[] out, int at, long local) {
    // Days from 0000-03-01, in eras of 400 years: then the leap day is the last of its year.
    long days = Math.floorDiv(local, 86_400L) + 719_468;
    long era = Math.floorDiv(days, 146_097L);
    int dayOfEra = (int) (days - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    two(out, at, year / 100);
    two(out, at + 2, year % 100);
    out[at + 4] = '-';
    two(out, at + 5, month);
    out[at + 7] = '-';
    two(out, at + 8, day);
    return at + DATE;
  }

  private static void two(byte[] out, int at, int value) {
    out[at] = (byte) ('0' + value / 10);
    out[at + 1] = (byte) ('0' + value % 10);
  }
}
