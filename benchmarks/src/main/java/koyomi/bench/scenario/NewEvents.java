package koyomi.bench.scenario;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import koyomi.bench.data.Generator;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.Traffic;
import org.jspecify.annotations.Nullable;

/** Creates one-hour events, calendar after calendar, over the coming year. */
final class NewEvents implements Traffic {
  private static final int DAYS = 360;
  private static final int CREATED = 201;

  private final List<Calendars.Owned> calendars;
  private final String run;
  private final SplittableRandom random;
  private final LocalDate today = LocalDate.now(Generator.ZONE);

  NewEvents(List<Calendars.Owned> calendars, String run) {
    this.calendars = calendars;
    this.run = run;
    this.random = new SplittableRandom(1);
  }

  @Override
  public Request request(long number) {
    Calendars.Owned calendar = calendars.get((int) (number % calendars.size()));
    return Request.of("POST", calendar.events())
        .bearer(calendar.token())
        .header("Idempotency-Key", run + "-" + number)
        .json(body(title(number), today.plusDays(random.nextInt(DAYS)), 7 + random.nextInt(12)))
        .build();
  }

  @Override
  public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
    if (answer.status() != CREATED) {
      return "status " + answer.status();
    }
    if (sampled && !bodyOf(answer).contains("\"" + title(number) + "\"")) {
      return "the answer lacks the title that was sent";
    }
    return null;
  }

  private String title(long number) {
    return "Write " + run + " " + number;
  }

  /** Returns a body of a one-hour event. */
  static String body(String title, LocalDate day, int hour) {
    String zone = "\",\"timeZone\":\"" + Generator.ZONE.getId() + "\"}";
    return "{\"title\":\""
        + title
        + "\",\"location\":\"Room Sakura, 3rd floor\",\"start\":{\"dateTime\":\""
        + time(day, hour)
        + zone
        + ",\"end\":{\"dateTime\":\""
        + time(day, hour + 1)
        + zone
        + "}";
  }

  private static String time(LocalDate day, int hour) {
    return day + (hour < 10 ? "T0" : "T") + hour + ":00:00";
  }

  private static String bodyOf(ResponseReader answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
