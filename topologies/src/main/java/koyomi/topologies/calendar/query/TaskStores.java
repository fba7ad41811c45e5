package koyomi.topologies.calendar.query;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The way for readers outside of a task's thread to all of its stores. A view looks at several rows
 * of several stores: by one interactive query of this it gets to them, where it would need a query
 * for each look. It holds no rows itself, so has no changelog and isn't on standbys.
 */
public final class TaskStores implements StateStore {
  /** Its name in the topology. */
  public static final String NAME = "task-stores";

  private volatile boolean open;
  private volatile @Nullable StoreQueries stores;

  private TaskStores() {}

  /** Asks for the stores of a task. */
  record Ask() implements Query<StoreQueries> {}

  /** Opens the way, once the task has its stores. */
  public void lead(TaskReads to) {
    stores = to;
  }

  @Override
  @SuppressWarnings("unchecked") // the query says what it asks for
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    if (!(query instanceof Ask)) {
      return QueryResult.forUnknownQueryType(query, this);
    }
    StoreQueries known = stores;
    return known == null
        ? QueryResult.forFailure(FailureReason.NOT_PRESENT, "the task isn't ready")
        : (QueryResult<R>) QueryResult.forResult(known);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (_, _) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
    stores = null;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Returns what makes them. */
  public static StoreBuilder<TaskStores> builder() {
    return new Builder();
  }

  /** There is nothing to choose. */
  private static final class Builder implements StoreBuilder<TaskStores> {
    @Override
    public StoreBuilder<TaskStores> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<TaskStores> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<TaskStores> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("there are no rows to log");
    }

    @Override
    public StoreBuilder<TaskStores> withLoggingDisabled() {
      return this;
    }

    @Override
    public TaskStores build() {
      return new TaskStores();
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return NAME;
    }
  }
}
