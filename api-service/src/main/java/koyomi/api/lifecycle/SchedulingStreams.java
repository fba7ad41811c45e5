package koyomi.api.lifecycle;

import java.util.function.Function;
import java.util.function.Supplier;
import koyomi.api.read.RebalanceSignal;
import koyomi.topologies.scheduling.query.ResourceReads;
import koyomi.topologies.scheduling.query.ResourceView;
import org.apache.kafka.streams.KafkaStreams;

/** The scheduling topology's stream application in this process. */
public final class SchedulingStreams extends StreamApplication<ResourceView>
    implements ResourceReads {
  /**
   * The application, not yet made.
   *
   * @param make makes the client
   * @param reader reads the stores of a client
   * @param moved raised whenever partitions may have moved
   */
  public SchedulingStreams(
      Supplier<KafkaStreams> make,
      Function<KafkaStreams, ResourceReads> reader,
      RebalanceSignal moved) {
    super("scheduling", make, reader::apply, moved);
  }
}
