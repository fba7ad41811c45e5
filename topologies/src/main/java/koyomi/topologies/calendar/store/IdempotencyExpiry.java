package koyomi.topologies.calendar.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import koyomi.schemas.store.KeptAnswer;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Removes answers that are no longer owed, a slice at a time. */
public final class IdempotencyExpiry {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** The most answers that are removed at a time. */
  public static final int SLICE = 500;

  private IdempotencyExpiry() {}

  /** Tells whether an answer is owed still. */
  public static boolean isOwed(KeptAnswer answer, Instant now) {
    return answer.recordedAt().plus(KEPT).isAfter(now);
  }

  /**
   * Removes the oldest answers that are over.
   *
   * @return how many; {@link #SLICE} if there may be more
   */
  public static int expire(KeyValueStore<Bytes, byte[]> answers, Instant now) {
    List<KeyValue<Bytes, byte[]>> removals = new ArrayList<>();
    int expired = 0;
    try (KeyValueIterator<Bytes, byte[]> times =
        answers.range(StoreKeys.answerTimesBegin(), StoreKeys.answerTimesUntil(now.minus(KEPT)))) {
      while (expired < SLICE && times.hasNext()) {
        Bytes time = times.next().key;
        removals.add(remove(time));
        Bytes answer = StoreKeys.answerOf(time);
        byte[] stored = answers.get(answer);
        // A key that was used again after a day has a later time.
        if (stored != null && !isOwed(StoreCodecs.IDEMPOTENCY.decode(stored), now)) {
          removals.add(remove(answer));
        }
        expired++;
      }
    }
    answers.putAll(removals);
    return expired;
  }

  @SuppressWarnings("NullAway") // Kafka's way to say that a key is removed
  private static KeyValue<Bytes, byte[]> remove(Bytes key) {
    return new KeyValue<>(key, null);
  }
}
