package koyomi.domain.id;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and checks the ids of calendars, events and resources. All are opaque to clients. */
public final class Ids {
  /**
   * Characters of every calendar id, so that it can stand fixed-length at the head of store keys.
   */
  public static final int CALENDAR_ID_LENGTH = 26;

  /** The longest id a client may send. */
  public static final int MAX_LENGTH = 64;

  private static final String RESOURCE_PREFIX = "r-";
  private static final String UID_DOMAIN = "@koyomi";
  private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern OWN_UID = Pattern.compile("([A-Za-z0-9_-]{1,64})" + UID_DOMAIN);

  private Ids() {}

  /** Returns a new calendar id in the shard of its creator. */
  public static String newCalendarId(ShardKey shard, RandomGenerator random) {
    return shard.text() + Base32.random(random, CALENDAR_ID_LENGTH - ShardKey.LENGTH);
  }

  /** Tells whether a text has the shape of a calendar id. */
  public static boolean isCalendarId(String text) {
    return text.length() == CALENDAR_ID_LENGTH && Base32.isBase32(text);
  }

  /**
   * Returns the id of the calendar that is made for a user at first sight: the same for ever, so
   * that it is made once.
   */
  public static String homeCalendarId(String userId) {
    return ShardKey.ofUser(userId).text()
        + Base32.encode(
            ShardKey.Digests.sha256("home\n" + userId), CALENDAR_ID_LENGTH - ShardKey.LENGTH);
  }

  /** Returns a new resource id. */
  public static String newResourceId(RandomGenerator random) {
    return RESOURCE_PREFIX + Base32.random(random, 26);
  }

  /** Returns the resource id that a text stands for: the same for ever. */
  public static String resourceIdOf(String text) {
    return RESOURCE_PREFIX + Base32.encode(ShardKey.Digests.sha256(text), 26);
  }

  /** Tells whether a text has the shape of a resource id. */
  public static boolean isResourceId(String text) {
    return text.length() == RESOURCE_PREFIX.length() + 26
        && text.startsWith(RESOURCE_PREFIX)
        && Base32.isBase32(text.substring(RESOURCE_PREFIX.length()));
  }

  /** Returns the id of what a text names: the same for ever. */
  public static String ofText(String text) {
    return Base32.encode(ShardKey.Digests.sha256(text), 26);
  }

  /** Returns a new random event id. */
  public static String newEventId(RandomGenerator random) {
    return Base32.random(random, 26);
  }

  /** Tells whether a text may serve as an event id: 1 to 64 URL-safe characters. */
  public static boolean isEventId(String text) {
    return URL_SAFE.matcher(text).matches();
  }

  /** Returns the iCalendar UID (RFC 5545 §3.8.4.7) of an event that was created here. */
  public static String uidOf(String eventId) {
    return eventId + UID_DOMAIN;
  }

  /**
   * Returns the id under which an imported component is kept: the inverse of {@link #uidOf} for our
   * own UIDs, otherwise a hash, so that importing a file again finds the same events without an
   * index.
   *
   * @param uid the UID of the component
   * @param recurrenceId the RECURRENCE-ID of an override that came without its series, otherwise ""
   */
  public static String eventIdOf(String uid, String recurrenceId) {
    Matcher own = OWN_UID.matcher(uid);
    if (recurrenceId.isEmpty() && own.matches()) {
      return own.group(1);
    }
    return Base32.encode(ShardKey.Digests.sha256(uid + "\n" + recurrenceId), 32);
  }
}
