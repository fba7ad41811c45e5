package koyomi.topologies;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Filter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds RocksDB's memory: all stores of the process share one block cache, from which write
 * buffers, indexes and filters are taken as well.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Configuration key of the bound, in bytes. The first store that opens decides. */
  public static final String MEMORY_BYTES = "koyomi.rocksdb.memory.bytes";

  /** The bound where none is configured: 128 MiB. */
  public static final long DEFAULT_MEMORY_BYTES = 128L << 20;

  private static final long WRITE_BUFFER_BYTES = 4L << 20;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final double FOR_INDEXES = 0.1;

  private static @Nullable Shared shared;

  private record Shared(Cache cache, WriteBufferManager writeBuffers, Filter filter) {}

  private static synchronized Shared shared(Map<String, Object> configuration) {
    Shared made = shared;
    if (made == null) {
      Object configured = configuration.get(MEMORY_BYTES);
      long bytes =
          configured == null ? DEFAULT_MEMORY_BYTES : Long.parseLong(configured.toString());
      Cache cache = new LRUCache(bytes, -1, false, FOR_INDEXES);
      made =
          new Shared(cache, new WriteBufferManager(bytes / 3, cache), new BloomFilter(10, false));
      shared = made;
    }
    return made;
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configuration) {
    Shared memory = shared(configuration);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setBlockSize(BLOCK_BYTES);
    table.setFilterPolicy(memory.filter());
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String store, Options options) {
    // The cache is the process's: other stores go on using it.
  }
}
