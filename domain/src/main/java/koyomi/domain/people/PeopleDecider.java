package koyomi.domain.people;

import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;
import koyomi.domain.id.Ids;
import org.jspecify.annotations.Nullable;

/** Decides commands. The same state, command and context always give the same decision. */
public final class PeopleDecider {
  private static final String DEFAULT_CALENDAR = "/defaultCalendarId";

  private final PeopleState state;
  private final PeopleContext context;

  private PeopleDecider(PeopleState state, PeopleContext context) {
    this.state = state;
    this.context = context;
  }

  /**
   * What became of a command.
   *
   * @param changed the profile where it changed, otherwise null
   * @param calendars what happened to the home calendar
   * @param answer what the client is told
   */
  public record Decision(
      @Nullable Profile changed, List<CalendarFact> calendars, PeopleAnswer answer) {
    /** Copies the facts. */
    public Decision {
      calendars = List.copyOf(calendars);
    }
  }

  /** Returns what becomes of a command. */
  public static Decision decide(PeopleState state, PeopleContext context, PeopleCommand command) {
    PeopleDecider decider = new PeopleDecider(state, context);
    return switch (command) {
      case PeopleCommand.Meet _ -> decider.meet();
      case PeopleCommand.PatchProfile patch -> decider.patch(patch.patch());
    };
  }

  private Decision meet() {
    Profile stored = state.profile();
    return decided(stored, stored == null ? made() : stored);
  }

  private Profile made() {
    return Profiles.made(context.userId(), context.introduction(), context.now());
  }

  private Decision patch(ProfileDraft patch) {
    Profile stored = state.profile();
    Profile before = stored == null ? made() : stored;
    if (!holds(context.precondition(), before.version())) {
      return refused(
          Rejection.of(
              Rejection.Kind.PRECONDITION_FAILED,
              "The condition does not match the present version " + before.version()));
    }
    List<Violation> violations = new ArrayList<>(ProfileDrafts.violations(patch, before));
    String wished = Profiles.calendar(before, patch);
    if (!wished.equals(before.defaultCalendarId()) && !mayBeDefault(wished)) {
      violations.add(new Violation(DEFAULT_CALENDAR, "is no calendar that you made"));
    }
    return violations.isEmpty()
        ? decided(stored, Profiles.patch(before, patch, context.now()))
        : refused(Rejection.invalid(violations));
  }

  /** The home calendar is made with the profile, so it needn't be there yet. */
  private boolean mayBeDefault(String calendarId) {
    Calendar calendar = state.calendar(calendarId);
    return calendar == null
        ? state.profile() == null && calendarId.equals(Ids.homeCalendarId(context.userId()))
        : !calendar.isDeleted() && calendar.ownerId().equals(context.userId());
  }

  private Decision decided(@Nullable Profile before, Profile after) {
    return new Decision(
        after.equals(before) ? null : after,
        home(before, after),
        new PeopleAnswer.OfProfile(after));
  }

  /**
   * The home calendar is made with the profile. It goes by the person's clock until somebody gives
   * it another; one that an invitation has made knew neither name nor clock. One that its owner
   * deleted doesn't come back once it is gone.
   */
  private List<CalendarFact> home(@Nullable Profile before, Profile after) {
    HomeCalendars.Cause cause =
        new HomeCalendars.Cause(context.userId(), context.commandId(), context.now());
    Calendar home = state.calendar(Ids.homeCalendarId(context.userId()));
    if (home == null) {
      return before == null
          ? List.of(
              HomeCalendars.made(
                  context.userId(), after.name(), after.timeZone(), state.basis(), cause))
          : List.of();
    }
    boolean untouched = before == null && home.version() == 1;
    boolean follows = before != null && home.timeZone().equals(before.timeZone());
    String name = untouched ? after.name() : home.name();
    String zone = untouched || follows ? after.timeZone() : home.timeZone();
    return home.isDeleted() || (name.equals(home.name()) && zone.equals(home.timeZone()))
        ? List.of()
        : List.of(HomeCalendars.adjusted(home, name, zone, cause));
  }

  private static boolean holds(Precondition precondition, long version) {
    return switch (precondition) {
      case Precondition.None _, Precondition.MustExist _ -> true;
      case Precondition.MustBeNew _ -> false;
      case Precondition.Tags tags -> tags.tags().contains(Long.toString(version));
    };
  }

  private static Decision refused(Rejection rejection) {
    return new Decision(null, List.of(), new PeopleAnswer.OfRefusal(rejection));
  }
}
