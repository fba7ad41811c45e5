package koyomi.api.lifecycle;

import java.util.function.Function;
import java.util.function.Supplier;
import koyomi.api.read.RebalanceSignal;
import koyomi.topologies.calendar.query.CalendarReads;
import koyomi.topologies.calendar.query.CalendarView;
import org.apache.kafka.streams.KafkaStreams;

/** The calendar topology's stream application in this process. */
public final class CalendarStreams extends StreamApplication<CalendarView>
    implements CalendarReads {
  /**
   * The application, not yet made.
   *
   * @param make makes the client
   * @param reader reads the stores of a client
   * @param moved raised whenever partitions may have moved
   */
  public CalendarStreams(
      Supplier<KafkaStreams> make,
      Function<KafkaStreams, CalendarReads> reader,
      RebalanceSignal moved) {
    super("calendar", make, reader::apply, moved);
  }
}
