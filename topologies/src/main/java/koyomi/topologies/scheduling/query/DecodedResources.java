package koyomi.topologies.scheduling.query;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;
import org.apache.kafka.common.utils.Bytes;

/**
 * Resources that were read before, so that a row is decoded once and not with each read of all of
 * them. Nothing here can be stale: a row that isn't byte for byte the one that was decoded is
 * decoded anew.
 */
final class DecodedResources {
  /** Some 1 KB each; beyond that it begins anew. */
  private static final int MOST = 50_000;

  private final Map<Bytes, Decoded> known = new ConcurrentHashMap<>();

  /** A row with what it says. */
  private static final class Decoded {
    private final byte[] row;
    private final Resource resource;

    Decoded(byte[] row, Resource resource) {
      this.row = row;
      this.resource = resource;
    }
  }

  /** Returns the resource of a row. */
  Resource of(Bytes key, byte[] row) {
    Decoded before = known.get(key);
    if (before != null && Arrays.equals(before.row, row)) {
      return before.resource;
    }
    Resource resource = StoreCodecs.RESOURCE.decode(row);
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, new Decoded(row, resource));
    return resource;
  }
}
