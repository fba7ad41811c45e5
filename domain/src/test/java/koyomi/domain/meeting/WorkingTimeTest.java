package koyomi.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.people.WorkingHours;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Property(tries = 300)
  void shouldHoldTheMomentsWhoseWallClockIsInWorkingHours(@ForAll long seed) {
    var random = new Random(seed);
    ZoneId zone = ZoneId.of(Scenes.ZONES.get(random.nextInt(Scenes.ZONES.size())));
    long from = Scenes.at(-random.nextInt(40), random.nextInt(24), 0);
    var window = new Span(from, from + random.nextInt(10) * 86_400L + 3600);

    Spans working = WorkingTime.of(WorkingHours.USUAL, zone, window);

    for (long second = window.start() - 900; second < window.end() + 900; second += 900) {
      var local = Instant.ofEpochSecond(second).atZone(zone);
      boolean expected =
          second >= window.start()
              && second < window.end()
              && local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
              && local.getHour() >= 9
              && local.getHour() < 17;
      assertThat(working.contains(second)).isEqualTo(expected);
    }
  }

  @Test
  void shouldBeAnHourShorterWhenTheClockJumpsWithinWorkingHours() {
    var nights = new WorkingHours(new TreeMap<>(Map.of(DayOfWeek.SUNDAY, hours("00:00", "06:00"))));

    var working = WorkingTime.of(nights, BERLIN, new Span(Scenes.at(0, 0, 0), Scenes.at(4, 0, 0)));

    assertThat(working.seconds()).isEqualTo(5 * 3600);
  }

  @Test
  void shouldReachToTheEndOfTheDayWhenItEndsAtMidnight() {
    var always =
        new WorkingHours(
            new TreeMap<>(
                Map.of(
                    DayOfWeek.FRIDAY, hours("00:00", "00:00"),
                    DayOfWeek.SATURDAY, hours("00:00", "00:00"))));

    var working = WorkingTime.of(always, BERLIN, new Span(Scenes.at(-1, 0, 0), Scenes.at(5, 0, 0)));

    assertThat(working.size()).isEqualTo(1);
    assertThat(working.seconds()).isEqualTo(2 * 86_400);
  }

  private static List<WorkingHours.Hours> hours(String from, String to) {
    return List.of(new WorkingHours.Hours(LocalTime.parse(from), LocalTime.parse(to)));
  }
}
