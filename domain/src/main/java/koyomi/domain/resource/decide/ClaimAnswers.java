package koyomi.domain.resource.decide;

import static koyomi.domain.event.ResponseStatus.ACCEPTED;
import static koyomi.domain.event.ResponseStatus.DECLINED;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.Reservation.Slot;
import koyomi.domain.resource.Reservation.Status;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Body.ReservationChanged;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What the organiser's event hears of its claim: the resource's answer for the series, and one for
 * each occurrence that differs. Every message says all, so that the last one alone has to arrive;
 * it follows from the fact, so that a fact is never without it.
 */
public final class ClaimAnswers {
  private static final String TAKEN = "Not available at this time";
  private static final String NOBODY_CAME = "Released: nobody came in the first 15 minutes";
  private static final String GIVEN_BACK = "The reservation was given back";
  private static final String NOTHING = "Can't be reserved";

  private ClaimAnswers() {}

  /**
   * Returns the message that goes with a fact, if it says anything new to an event.
   *
   * @param rules gives the rules of zones of a revision, by which a reservation's times are
   */
  public static Optional<SchedulingMessage> of(
      ResourceFact fact, LongFunction<ZoneRulesCatalogue> rules) {
    if (!(fact.body() instanceof ReservationChanged changed)) {
      return Optional.empty();
    }
    Reservation before = changed.before();
    Reservation after = changed.after();
    EventClaim claim = after.claim();
    if (claim == null || claim.released()) {
      return Optional.empty();
    }
    if (changed.change() == Change.SHIFTED && before != null && before.rules() == after.rules()) {
      return Optional.empty(); // the times that it moves to are told by the fact that takes them
    }
    List<AttendeeAnswer> answers =
        Zones.by(rules.apply(after.rules()), () -> answers(after, claim));
    if (changed.change() != Change.SHIFTED
        && before != null
        && formerAnswers(before, claim, rules).equals(Optional.of(answers))) {
      return Optional.empty();
    }
    String id = after.resourceId() + "/" + after.id() + "/" + after.version();
    return Optional.of(
        new SchedulingMessage(
            id,
            fact.commandId().isEmpty() ? id : fact.commandId(),
            claim.event().calendarId(),
            after.resourceId(),
            after.updatedAt(),
            claim.event(),
            claim.iCalUid(),
            claim.sequence(),
            new SchedulingMessage.Body.Reply(
                "resource:" + after.resourceId(), after.updatedAt(), answers)));
  }

  /** Returns what was answered to the same claim before; a new claim is always answered. */
  private static Optional<List<AttendeeAnswer>> formerAnswers(
      Reservation before, EventClaim claim, LongFunction<ZoneRulesCatalogue> rules) {
    EventClaim known = before.claim();
    return known != null && known.order() == claim.order()
        ? Optional.of(Zones.by(rules.apply(before.rules()), () -> answers(before, known)))
        : Optional.empty();
  }

  /** What became of one occurrence. */
  private record Known(ClaimedTimes.Time time, ResponseStatus status, @Nullable String words) {}

  /**
   * Returns the answer for the series, which is that of most occurrences to come, and after it
   * those of the occurrences that differ. What isn't decided yet is as the series.
   */
  static List<AttendeeAnswer> answers(Reservation reservation, EventClaim claim) {
    List<Known> known = known(reservation, claim);
    long now = reservation.updatedAt().getEpochSecond();
    List<Known> toCome = known.stream().filter(each -> each.time().span().end() > now).toList();
    Known series = series(reservation, toCome.isEmpty() ? known : toCome);
    List<AttendeeAnswer> answers = new ArrayList<>();
    answers.add(new AttendeeAnswer(null, series.status(), series.words()));
    if (claim.isSeries()) {
      known.stream()
          .filter(each -> each.status() != series.status())
          .forEach(each ->
              answers.add(
                  new AttendeeAnswer(each.time().occurrence(), each.status(), each.words())));
    }
    return answers;
  }

  private static Known series(Reservation reservation, List<Known> known) {
    long accepted = known.stream().filter(each -> each.status() == ACCEPTED).count();
    boolean most = accepted * 2 >= known.size() && reservation.status() != Status.DECLINED;
    return known.stream()
        .filter(each -> (each.status() == ACCEPTED) == most)
        .findFirst()
        .orElseGet(() ->
            new Known(
                new ClaimedTimes.Time(LocalDateTime.MIN, reservation.first()),
                most && reservation.status() == Status.CONFIRMED ? ACCEPTED : DECLINED,
                most && reservation.status() == Status.CONFIRMED ? null : NOTHING));
  }

  private static List<Known> known(Reservation reservation, EventClaim claim) {
    SlotsByTime slots = new SlotsByTime(reservation.slots());
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (Slot slot : reservation.slots()) {
      from = Math.min(from, slot.span().start());
      until = Math.max(until, slot.span().start() + 1);
    }
    Set<Span> refused = new HashSet<>(reservation.refused());
    for (Span span : refused) {
      from = Math.min(from, span.start());
      until = Math.max(until, span.start() + 1);
    }
    if (from == Long.MAX_VALUE) {
      return List.of();
    }
    List<Known> known = new ArrayList<>();
    for (ClaimedTimes.Time time :
        ClaimedTimes.of(claim, from, from, until, Integer.MAX_VALUE - 1).times()) {
      Slot slot = slots.take(time.span());
      if (slot != null) {
        known.add(known(time, slot));
      } else if (refused.contains(time.span())) {
        known.add(new Known(time, DECLINED, TAKEN));
      }
    }
    return known;
  }

  private static Known known(ClaimedTimes.Time time, Slot slot) {
    return switch (slot.status()) {
      case CONFIRMED -> new Known(time, ACCEPTED, null);
      case NO_SHOW -> new Known(time, DECLINED, NOBODY_CAME);
      case CANCELLED, DECLINED -> new Known(time, DECLINED, GIVEN_BACK);
    };
  }
}
