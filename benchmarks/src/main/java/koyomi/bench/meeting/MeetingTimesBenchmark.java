package koyomi.bench.meeting;

import java.util.List;
import java.util.concurrent.TimeUnit;
import koyomi.bench.meeting.Office.Person;
import koyomi.domain.meeting.MeetingSlot;
import koyomi.domain.meeting.MeetingTimes;
import koyomi.domain.meeting.RoomOption;
import koyomi.domain.people.Place;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An hour for so many people in 31 days, from their lists of busy times to slots with reasons. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MeetingTimesBenchmark {
  /** People; six of them are required. */
  @Param({"8", "50"})
  public int people;

  /** Rooms to choose from; 0 for a meeting without one. */
  @Param({"0", "1000"})
  public int rooms;

  private List<Person> everyone = List.of();
  private List<RoomOption> options = List.of();
  private List<Place> places = List.of();

  /** Makes the office. */
  @Setup
  public void setUp() {
    Office office = new Office();
    everyone = office.people(people);
    options = office.rooms(rooms);
    places = office.places(people);
    if (find().isEmpty()) {
      throw new IllegalStateException("nothing is found: that would be too easy");
    }
  }

  /** Finds ten slots. */
  @Benchmark
  public List<MeetingSlot> find() {
    return MeetingTimes.find(
        Office.wish(rooms > 0), Office.attendees(everyone, 6), options, places);
  }
}
