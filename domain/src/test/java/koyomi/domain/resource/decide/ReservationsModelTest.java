package koyomi.domain.resource.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceAnswer.Conflict;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.domain.resource.ResourceState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random histories of reservations beside a model that knows every quarter of an hour. */
class ReservationsModelTest {
  private static final String ROOM = "r-aaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final long QUARTER = 900;
  private static final int DAY = 96;

  /** Whose each quarter is; told apart from the decider by being so simple. */
  private final Map<Long, String> model = new TreeMap<>();

  private final Stored stored = new Stored();
  private int next;

  @Property(tries = 200)
  void shouldNeverLetTwoHaveTheSameQuarterWhenAnythingHappens(@ForAll long seed) {
    Random random = new Random(seed);
    model.clear();
    stored.reservations.clear();
    for (int step = 0; step < 120; step++) {
      Instant now = START.plusSeconds(step * 300L);
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> reserve(random, now);
        case 3 -> move(random, now);
        case 4 -> cancel(random, now);
        default -> nobodyCame(random, now);
      }
      assertThat(stored.quarters()).isEqualTo(model);
    }
  }

  private void reserve(Random random, Instant now) {
    Span first = span(random, now);
    boolean weekly = random.nextInt(4) == 0;
    boolean skip = random.nextBoolean();
    String id = "v" + next++;
    List<Span> wanted = new ArrayList<>();
    for (int i = 0; i < (weekly ? 3 : 1); i++) {
      wanted.add(new Span(first.start() + i * 86_400L, first.end() + i * 86_400L));
    }
    List<Span> free = wanted.stream().filter(span -> isFree(span, "")).toList();
    boolean some = weekly && skip;
    boolean granted = some ? !free.isEmpty() : free.size() == wanted.size();

    ResourceAnswer answer =
        send(
            new ResourceCommand.Reserve(
                id, null, first, "UTC", weekly ? "FREQ=DAILY;COUNT=3" : null, skip),
            now);

    assertThat(answer instanceof ResourceAnswer.OfReservation).isEqualTo(granted);
    if (granted) {
      free.forEach(span -> put(span, id));
    }
  }

  private void move(Random random, Instant now) {
    Reservation some = some(random);
    if (some == null || some.isRecurring()) {
      return;
    }
    Span to = span(random, now);
    boolean granted = some.status() == Status.CONFIRMED && isFree(to, some.id());

    ResourceAnswer answer = send(new ResourceCommand.Move(some.id(), to.start(), to.end()), now);

    assertThat(answer instanceof ResourceAnswer.OfReservation).isEqualTo(granted);
    if (granted) {
      model.values().removeIf(some.id()::equals);
      put(to, some.id());
    }
  }

  private void cancel(Random random, Instant now) {
    Reservation some = some(random);
    if (some == null || some.status() != Status.CONFIRMED) {
      return;
    }
    send(new ResourceCommand.Cancel(some.id()), now);
    some.slots().stream()
        .filter(slot -> slot.holds())
        .filter(slot -> !some.isRecurring() || slot.span().end() > now.getEpochSecond())
        .forEach(slot -> remove(slot.span()));
  }

  private void nobodyCame(Random random, Instant now) {
    Reservation some = some(random);
    if (some == null) {
      return;
    }
    some.slots().stream()
        .filter(slot -> slot.awaitsCheckIn() && slot.dueBy() <= now.getEpochSecond())
        .findFirst()
        .ifPresent(slot -> {
          ResourceDecider.noShow(some, slot.dueBy(), now).ifPresent(stored::apply);
          remove(slot.span());
        });
  }

  @Test
  void shouldReleaseAndClaimInOneStepWhenMovedOntoItsOwnTime() {
    send(new ResourceCommand.Reserve("a", null, at(4, 8), "UTC", null, false), START);

    ResourceAnswer answer =
        send(new ResourceCommand.Move("a", START.getEpochSecond() + 6 * QUARTER, null), START);

    assertThat(answer).isInstanceOf(ResourceAnswer.OfReservation.class);
    assertThat(stored.taken(at(0, DAY))).extracting(Conflict::span).containsExactly(at(6, 10));
  }

  @Test
  void shouldSayWhatIsInTheWayWhenTaken() {
    send(new ResourceCommand.Reserve("a", null, at(4, 8), "UTC", null, false), START);

    ResourceAnswer answer =
        send(new ResourceCommand.Reserve("b", null, at(7, 9), "UTC", null, false), START);

    assertThat(answer)
        .isInstanceOfSatisfying(
            ResourceAnswer.OfRefusal.class,
            refusal -> {
              assertThat(refusal.rejection().kind()).isEqualTo(Rejection.Kind.CONFLICT);
              assertThat(refusal.conflicts()).containsExactly(new Conflict("a", "ann", at(4, 8)));
            });
  }

  @Test
  void shouldBookTheYearAfterItsStartWhenASeriesBeginsFarAhead() {
    Span first = at(DAY * 1_000, DAY * 1_000 + 4);
    send(new ResourceCommand.Reserve("a", null, first, "UTC", "FREQ=WEEKLY", false), START);

    Reservation series = stored.reservations.getFirst();

    assertThat(series.slots()).hasSize(53);
    assertThat(ResourceDecider.carryOn(stored, series, START.plusSeconds(90 * 86_400L), 0))
        .isEmpty();
  }

  @Test
  void shouldChangeNothingWhenGivenBackTwice() {
    send(new ResourceCommand.Reserve("a", null, at(4, 8), "UTC", null, false), START);
    send(new ResourceCommand.Cancel("a"), START);
    Reservation cancelled = stored.reservations.getFirst();

    ResourceAnswer again = send(new ResourceCommand.Cancel("a"), START);

    assertThat(again).isEqualTo(new ResourceAnswer.OfReservation(cancelled));
    assertThat(stored.reservations).containsExactly(cancelled);
  }

  @Test
  void shouldCarryAnEndlessSeriesOnWhenTimeMoves() {
    send(new ResourceCommand.Reserve("a", null, at(4, 8), "UTC", "FREQ=WEEKLY", false), START);
    Reservation series = stored.reservations.getFirst();
    Instant later = START.plusSeconds(30 * 86_400L);

    ResourceDecider.carryOn(stored, series, later, 0).ifPresent(stored::apply);

    Reservation carried = stored.reservations.getFirst();
    assertThat(series.slots()).hasSize(53);
    assertThat(carried.slots().size()).isBetween(56, 58);
    assertThat(carried.slots().subList(0, 53)).isEqualTo(series.slots());
  }

  private ResourceAnswer send(ResourceCommand command, Instant now) {
    ResourceContext context =
        new ResourceContext("c", ROOM, "ann", false, null, new Precondition.None(), now);
    ResourceFact.Decision decision =
        ResourceDecider.decide(stored, context, command, new LogPosition(0, next), 0);
    decision.facts().forEach(stored::apply);
    return Objects.requireNonNull(decision.answer());
  }

  private @Nullable Reservation some(Random random) {
    return stored.reservations.isEmpty()
        ? null
        : stored.reservations.get(random.nextInt(stored.reservations.size()));
  }

  private static Span span(Random random, Instant now) {
    int begin = (int) ((now.getEpochSecond() - START.getEpochSecond()) / QUARTER) + 1;
    int from = Math.max(0, begin - DAY / 8 + random.nextInt(DAY / 2));
    return at(from, from + 1 + random.nextInt(6));
  }

  private static Span at(int from, int to) {
    return new Span(START.getEpochSecond() + from * QUARTER, START.getEpochSecond() + to * QUARTER);
  }

  private boolean isFree(Span span, String except) {
    return quarters(span).stream()
        .allMatch(quarter -> model.getOrDefault(quarter, except).equals(except));
  }

  private void put(Span span, String id) {
    quarters(span).forEach(quarter -> model.put(quarter, id));
  }

  private void remove(Span span) {
    quarters(span).forEach(model::remove);
  }

  private static Set<Long> quarters(Span span) {
    Set<Long> quarters = new TreeSet<>();
    for (long at = span.start(); at < span.end(); at += QUARTER) {
      quarters.add(at);
    }
    return quarters;
  }

  private static final class Stored implements ResourceState {
    private final List<Reservation> reservations = new ArrayList<>();

    void apply(ResourceFact fact) {
      if (fact.body() instanceof Body.ReservationChanged changed) {
        reservations.removeIf(each -> each.id().equals(changed.after().id()));
        reservations.add(changed.after());
      }
    }

    Map<Long, String> quarters() {
      Map<Long, String> all = new TreeMap<>();
      for (Reservation reservation : reservations) {
        for (Span span : reservation.held()) {
          ReservationsModelTest.quarters(span)
              .forEach(quarter -> assertThat(all.put(quarter, reservation.id())).isNull());
        }
      }
      return all;
    }

    @Override
    public Resource resource() {
      return new Resource(
          ROOM,
          "Room",
          Resource.Type.ROOM,
          null,
          8,
          new TreeSet<>(),
          true,
          new TreeMap<>(),
          1,
          START,
          START,
          null);
    }

    @Override
    public @Nullable Reservation reservation(String reservationId) {
      return reservations.stream()
          .filter(each -> each.id().equals(reservationId))
          .findFirst()
          .orElse(null);
    }

    @Override
    public List<Conflict> taken(Span span) {
      return reservations.stream()
          .flatMap(each ->
              each.held().stream()
                  .filter(span::overlaps)
                  .map(held -> new Conflict(each.id(), each.userId(), held)))
          .sorted(Comparator.comparing(Conflict::span))
          .toList();
    }

    @Override
    public List<Reservation> holdingAfter(long epochSecond) {
      return reservations.stream()
          .filter(each -> each.held().stream().anyMatch(held -> held.end() > epochSecond))
          .toList();
    }
  }
}
