package koyomi.topologies.calendar.busy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** The keys of the store of busy time: user, 0, day; so a person's days stand in order. */
public final class BusyKeys {
  /** In the place of a day: what every window looks at; before all days. */
  public static final int ALWAYS = Integer.MIN_VALUE;

  private BusyKeys() {}

  /**
   * Returns the key of a person's row.
   *
   * @param day days since 1970, in UTC; or {@link #ALWAYS}
   */
  public static Bytes row(String person, int day) {
    byte[] user = person.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(user.length + 1 + Integer.BYTES)
            .put(user)
            .put((byte) 0)
            .putInt(day ^ Integer.MIN_VALUE)
            .array());
  }

  /** Returns the day in a key. */
  public static int dayOf(Bytes key) {
    byte[] bytes = key.get();
    return ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES) ^ Integer.MIN_VALUE;
  }
}
