package koyomi.domain.event;

/**
 * A reminder before each occurrence.
 *
 * @param method how
 * @param minutesBefore minutes before the start, 0 to 40,320 (four weeks)
 */
public record Reminder(ReminderMethod method, int minutesBefore) {
  /** The longest time before an event, in minutes. */
  public static final int MAX_MINUTES = 40_320;
}
