package koyomi.domain.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * The part of an id that decides its partition: {@value #LENGTH} characters of lower-case base 32
 * (30 bits). A user's shard key is a hash of the user id, so that a person's calendars, busy time
 * and inbox lie on partitions of the same number.
 *
 * @param text exactly {@value #LENGTH} characters of {@code [a-z2-7]}
 */
public record ShardKey(String text) {
  /** Characters of a shard key. */
  public static final int LENGTH = 6;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if the text isn't a shard key
   */
  public ShardKey {
    if (text.length() != LENGTH || !Base32.isBase32(text)) {
      throw new IllegalArgumentException("not a shard key: '" + text + "'");
    }
  }

  /** Returns the shard key of a user: the same for ever. */
  public static ShardKey ofUser(String userId) {
    return new ShardKey(Base32.encode(Digests.sha256(userId), LENGTH));
  }

  /**
   * Returns the shard key at the beginning of a calendar id.
   *
   * @throws IllegalArgumentException if the id doesn't begin with one
   */
  public static ShardKey ofCalendar(String calendarId) {
    if (calendarId.length() < LENGTH) {
      throw new IllegalArgumentException("not a calendar id: '" + calendarId + "'");
    }
    return new ShardKey(calendarId.substring(0, LENGTH));
  }

  /**
   * Returns a shard key that belongs to a partition, whatever their number.
   *
   * @param partition from 0 to fewer than there are partitions
   */
  public static ShardKey ofPartition(int partition) {
    return new ShardKey(Base32.ofNumber(partition, LENGTH));
  }

  /** Returns a random shard key, for the calendars of service accounts. */
  public static ShardKey random(RandomGenerator random) {
    return new ShardKey(Base32.random(random, LENGTH));
  }

  /**
   * Returns the partition that this key belongs to.
   *
   * @param partitions number of partitions of the topic, at least 1
   */
  public int partition(int partitions) {
    int bits = 0;
    for (int i = 0; i < LENGTH; i++) {
      bits = bits << 5 | Base32.value(text.charAt(i));
    }
    return bits % partitions;
  }

  /** SHA-256 over UTF-8. */
  static final class Digests {
    private Digests() {}

    static byte[] sha256(String text) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
