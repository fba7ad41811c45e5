package koyomi.domain.event;

/** How a reminder reaches its reader. */
public enum ReminderMethod {
  /** On the screen. */
  POPUP,
  /** By mail. */
  EMAIL,
  /** By push notification. */
  PUSH,
  /** By text message. */
  SMS
}
