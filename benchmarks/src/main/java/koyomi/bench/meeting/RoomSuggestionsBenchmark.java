package koyomi.bench.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import koyomi.domain.interval.Span;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.meeting.RoomSuggestions;
import koyomi.domain.meeting.SuggestedRoom;
import koyomi.domain.people.Place;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ten of a thousand rooms for eight people, once or each day of a month. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoomSuggestionsBenchmark {
  /** Occurrences of the meeting. */
  @Param({"1", "31"})
  public int occurrences;

  private List<RoomOption> rooms = List.of();
  private List<Place> places = List.of();
  private List<Span> times = List.of();

  /** Makes the office. */
  @Setup
  public void setUp() {
    Office office = new Office();
    rooms = office.rooms(1000);
    places = office.places(8);
    List<Span> each = new ArrayList<>();
    for (int i = 0; i < occurrences; i++) {
      long start = Office.MONTH.start() + i * 86_400L + 10 * 3600;
      each.add(new Span(start, start + 3600));
    }
    times = each;
  }

  /** Ranks them; free half of the times will do. */
  @Benchmark
  public List<SuggestedRoom> rank() {
    return new RoomSuggestions(Office.roomWish(10), places)
        .rank(rooms, times, (occurrences + 1) / 2);
  }
}
