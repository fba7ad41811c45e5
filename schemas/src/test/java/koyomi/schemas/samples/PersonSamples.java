package koyomi.schemas.samples;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeMap;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.AttendeeAnswer;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.people.Place;
import koyomi.domain.people.Profile;
import koyomi.domain.people.WorkingHours;

/** Random values of what concerns people: profiles, invitations, conflicts. */
public abstract class PersonSamples extends EventSamples {
  /** Samples of a seed. */
  protected PersonSamples(long seed) {
    super(seed);
  }

  /** What became of a conflict. */
  public ConflictChange conflictChange() {
    return switch (random.nextInt(3)) {
      case 0 -> new ConflictChange.Detected(conflict(), instant());
      case 1 -> new ConflictChange.Resolved(conflict(), instant());
      default ->
          new ConflictChange.Unlisted(
              text(), new Span(random.nextLong(1_000_000), 2_000_000), instant());
    };
  }

  /** A message between calendars. */
  public SchedulingMessage schedulingMessage() {
    return new SchedulingMessage(
        text(),
        text(),
        text(),
        text(),
        instant(),
        original(),
        text(),
        number(),
        switch (random.nextInt(3)) {
          case 0 -> new SchedulingMessage.Body.Request(event());
          case 1 -> new SchedulingMessage.Body.Cancel(event());
          default ->
              new SchedulingMessage.Body.Reply(text(), instant(), some(this::attendeeAnswer));
        });
  }

  final AttendeeAnswer attendeeAnswer() {
    return new AttendeeAnswer(
        maybe(this::local),
        oneOf(ResponseStatus.class),
        maybe(this::text),
        maybe(this::proposal),
        maybe(this::attendee));
  }

  /** A profile. */
  public Profile profile() {
    return new Profile(
        text(),
        text(),
        maybe(this::text),
        zone(),
        text(),
        workingHours(),
        new Place(maybe(this::text), maybe(this::text)),
        text(),
        yes(),
        yes(),
        big(),
        instant(),
        instant());
  }

  final WorkingHours workingHours() {
    TreeMap<DayOfWeek, List<WorkingHours.Hours>> days = new TreeMap<>();
    some(() -> oneOf(DayOfWeek.class))
        .forEach(day ->
            days.put(
                day,
                some(() -> new WorkingHours.Hours(LocalTime.of(9, 30), LocalTime.of(17, 0, 1)))));
    return new WorkingHours(days);
  }

  /** An invitation by mail. */
  public InvitationMail invitationMail() {
    return new InvitationMail(
        text(),
        text(),
        text(),
        text(),
        instant(),
        oneOf(InvitationMail.Method.class),
        attendee(),
        number(),
        event(),
        maybe(
            () -> new InvitationMail.Organizer(text(), text(), maybe(this::text), text(), zone())));
  }
}
