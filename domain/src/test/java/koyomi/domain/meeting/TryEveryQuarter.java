package koyomi.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import koyomi.domain.interval.Span;
import koyomi.domain.interval.Spans;
import koyomi.domain.meeting.MeetingWish.HoursRule;

/** Looks for the best start by trying each quarter of an hour against each span of each person. */
record TryEveryQuarter(MeetingWish wish, List<Attendee> people, List<RoomOption> rooms) {

  /** The earliest of the best starts. */
  OptionalLong best() {
    OptionalLong best = OptionalLong.empty();
    int lowest = Integer.MAX_VALUE;
    Span window = wish.window();
    for (long start = window.start(); start + wish.seconds() <= window.end(); start += 60) {
      var local = Instant.ofEpochSecond(start).atZone(wish.zone()).toLocalTime();
      if (local.toSecondOfDay() % 900 == 0 && possible(start) && cost(start) < lowest) {
        lowest = cost(start);
        best = OptionalLong.of(start);
      }
    }
    return best;
  }

  boolean possible(long start) {
    return onGoodDays(start)
        && people.stream().filter(Attendee::required).allMatch(each -> canCome(each, start))
        && (wish.room() == null || !wish.room().required() || roomFree(start));
  }

  private boolean onGoodDays(long start) {
    LocalDate first = Instant.ofEpochSecond(start).atZone(wish.zone()).toLocalDate();
    LocalDate last =
        Instant.ofEpochSecond(start + wish.seconds() - 1).atZone(wish.zone()).toLocalDate();
    return first.datesUntil(last.plusDays(1)).noneMatch(day -> wish.noMeetingDays().contains(day));
  }

  private boolean canCome(Attendee person, long start) {
    return !overlaps(person.busy(), start)
        && (wish.hours() != HoursRule.REQUIRE || works(person.working(), start, 0));
  }

  private boolean overlaps(Spans busy, long start) {
    Span asked = new Span(start - wish.bufferBefore(), start + wish.seconds() + wish.bufferAfter());
    return busy.asList().stream().anyMatch(asked::overlaps);
  }

  private boolean works(Spans working, long start, long margin) {
    return working.widened(margin, margin).asList().stream()
        .anyMatch(each -> each.start() <= start && start + wish.seconds() <= each.end());
  }

  private boolean roomFree(long start) {
    Span time = new Span(start, start + wish.seconds());
    return rooms.stream()
        .filter(each -> wish.room() != null && wish.room().fits(each.resource()))
        .anyMatch(each -> each.busy().asList().stream().noneMatch(time::overlaps));
  }

  int cost(long start) {
    int cost = wish.room() == null || roomFree(start) ? 0 : 25 * people.size();
    for (Attendee each : people) {
      boolean busy = overlaps(each.busy(), start);
      boolean tentative = overlaps(each.tentative(), start);
      if (each.required()) {
        cost += (tentative ? 30 : 0) + (each.known() ? 0 : 30);
      } else {
        cost += (busy ? 30 : tentative ? 10 : 0) + (each.known() ? 0 : 10);
      }
      if (wish.hours() != HoursRule.IGNORE) {
        int unit = each.required() ? 10 : 0;
        cost += works(each.working(), start, 0) ? 0 : Math.max(5, 2 * unit);
        cost += works(each.working(), start, 3600) ? 0 : Math.max(5, 2 * unit);
        cost += works(each.working(), start, 3 * 3600) ? 0 : Math.max(10, 3 * unit);
      }
    }
    return cost;
  }
}
