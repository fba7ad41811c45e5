package koyomi.topologies.calendar.query;

import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Interactive queries on one partition's stores of this instance. */
public final class StreamsQueries implements StoreQueries {
  private final KafkaStreams streams;
  private final int partition;
  private final Set<Integer> partitions;
  private final boolean active;

  /**
   * Makes the reader of a partition.
   *
   * @param active whether only the active task may answer
   */
  public StreamsQueries(KafkaStreams streams, int partition, boolean active) {
    this.streams = streams;
    this.partition = partition;
    this.partitions = Set.of(partition);
    this.active = active;
  }

  @Override
  @SuppressWarnings("NullAway") // a key without a value gives null
  public byte @Nullable [] get(String store, Bytes key) {
    return query(store, KeyQuery.<Bytes, byte[]>withKey(key));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(String store, Bytes from, Bytes to) {
    return query(store, RangeQuery.<Bytes, byte[]>withRange(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(String store, Bytes from, Bytes to) {
    return query(store, RangeQuery.<Bytes, byte[]>withRange(from, to).withDescendingKeys());
  }

  /**
   * Returns what a store of the partition answers.
   *
   * @throws NotHereException if none does
   */
  <R> R query(String store, Query<R> query) {
    StateQueryRequest<R> request =
        StateQueryRequest.inStore(store).withQuery(query).withPartitions(partitions);
    QueryResult<R> result;
    try {
      result =
          streams
              .query(active ? request.requireActive() : request)
              .getPartitionResults()
              .get(partition);
    } catch (StreamsNotStartedException | StreamsStoppedException e) {
      throw new NotHereException(partition, String.valueOf(e.getMessage()));
    }
    if (result == null) {
      throw new NotHereException(partition, "no answer");
    }
    if (result.isFailure()) {
      FailureReason reason = result.getFailureReason();
      if (reason == FailureReason.STORE_EXCEPTION || reason == FailureReason.UNKNOWN_QUERY_TYPE) {
        throw new IllegalStateException(store + ": " + result.getFailureMessage());
      }
      throw new NotHereException(partition, result.getFailureMessage());
    }
    return result.getResult();
  }
}
