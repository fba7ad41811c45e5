package koyomi.bench.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import koyomi.bench.data.Generator;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import koyomi.bench.load.Traffic;
import org.jspecify.annotations.Nullable;

/** Creates one-hour events over the coming year, each with one of the other users invited. */
final class InvitationTraffic implements Traffic {
  private static final int DAYS = 360;
  private static final int CREATED = 201;

  private final List<Calendars.Owned> organisers;
  private final List<ChangesWatch> watches;
  private final String run;
  private final SplittableRandom random = new SplittableRandom(1);
  private final LocalDate today = LocalDate.now(Generator.ZONE);

  /** The day of the event of the last request. */
  private LocalDate day = today;

  /**
   * Makes it for users who all organise and are all invited.
   *
   * @param organisers a calendar of each of {@link Calendars#USERS}
   * @param watches of each of them
   */
  InvitationTraffic(List<Calendars.Owned> organisers, List<ChangesWatch> watches, String run) {
    this.organisers = organisers;
    this.watches = watches;
    this.run = run;
  }

  @Override
  public Request request(long number) {
    day = today.plusDays(random.nextInt(DAYS));
    Calendars.Owned calendar = organisers.get((int) (number % organisers.size()));
    String body = NewEvents.body("Invitation " + number, day, 7 + random.nextInt(12));
    String invited = Calendars.USERS.get(invited(number));
    String with =
        body.substring(0, body.length() - 1) + ",\"attendees\":[{\"userId\":\"" + invited + "\"}]}";
    return Request.of("PUT", calendar.events() + "/" + id(number))
        .bearer(calendar.token())
        .json(with)
        .build();
  }

  @Override
  public void sends(long number, long intended, boolean measured) {
    watches.get(invited(number)).expect(id(number), intended, day, measured);
  }

  @Override
  public @Nullable String fault(long number, ResponseReader answer, boolean sampled) {
    return answer.status() == CREATED ? null : "status " + answer.status();
  }

  /** Everybody invites everybody else by turns. */
  private int invited(long number) {
    int users = organisers.size();
    long round = number / users;
    return (int) ((number + 1 + round % (users - 1)) % users);
  }

  private String id(long number) {
    return "inv-" + run + "-" + number;
  }
}
