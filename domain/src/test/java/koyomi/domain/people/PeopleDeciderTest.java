package koyomi.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.FactApplication;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;
import koyomi.domain.id.Ids;
import koyomi.domain.people.PeopleDecider.Decision;
import koyomi.domain.people.WorkingHours.Hours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleDeciderTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOME = Ids.homeCalendarId("alice");
  private static final Introduction ALICE =
      new Introduction("Alice Aoki", "alice@example.com", "Asia/Tokyo", "ja_JP");

  private final World world = new World();

  @Test
  void shouldMakeProfileAndHomeCalendarOnceWhenMetTwice() {
    Decision first = world.decide(new PeopleCommand.Meet());
    Decision second = world.decide(new PeopleCommand.Meet());

    Profile profile = world.known();
    assertThat(first.changed()).isEqualTo(profile);
    assertThat(profile.name()).isEqualTo("Alice Aoki");
    assertThat(profile.email()).isEqualTo("alice@example.com");
    assertThat(profile.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(profile.language()).isEqualTo("ja-JP");
    assertThat(profile.defaultCalendarId()).isEqualTo(HOME);
    Calendar home = world.home();
    assertThat(home.ownerId()).isEqualTo("alice");
    assertThat(home.name()).isEqualTo("Alice Aoki");
    assertThat(home.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(second.changed()).isNull();
    assertThat(second.calendars()).isEmpty();
    assertThat(second.answer()).isEqualTo(new PeopleAnswer.OfProfile(profile));
  }

  @Test
  void shouldLeaveOutWhatMakesNoSenseWhenTheTokenSaysIt() {
    world.introduction = new Introduction(" \t", "no address", "Mars/Olympus", "!!");

    world.decide(new PeopleCommand.Meet());

    assertThat(world.known().name()).isEqualTo("alice");
    assertThat(world.known().email()).isNull();
    assertThat(world.known().timeZone()).isEqualTo("UTC");
    assertThat(world.known().language()).isEqualTo("en");
  }

  @Test
  void shouldTakeOverTheCalendarThatAnInvitationMadeWhenMet() {
    world.apply(
        HomeCalendars.made(
            "alice",
            HomeCalendars.UNNAMED,
            "UTC",
            ExpansionBasis.BUILT_IN,
            new HomeCalendars.Cause("bob", "m1", NOW)));

    world.decide(new PeopleCommand.Meet());

    assertThat(world.home().name()).isEqualTo("Alice Aoki");
    assertThat(world.home().timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(world.home().version()).isEqualTo(2);
  }

  @Test
  void shouldMakeTheProfileFirstWhenSomebodyUnknownPatches() {
    world.decide(patch("Europe/Berlin", null));

    assertThat(world.known().timeZone()).isEqualTo("Europe/Berlin");
    assertThat(world.known().version()).isEqualTo(2);
    assertThat(world.home().timeZone()).isEqualTo("Europe/Berlin");
  }

  @Test
  void shouldLetTheHomeCalendarFollowTheClockUntilItHasItsOwn() {
    world.decide(new PeopleCommand.Meet());
    world.decide(patch("Europe/Berlin", null));
    assertThat(world.home().timeZone()).isEqualTo("Europe/Berlin");

    world.apply(
        HomeCalendars.adjusted(
            world.home(), "Mine", "UTC", new HomeCalendars.Cause("alice", "c", NOW)));
    world.decide(patch("America/New_York", null));

    assertThat(world.home().timeZone()).isEqualTo("UTC");
    assertThat(world.home().name()).isEqualTo("Mine");
  }

  @Test
  void shouldNameEveryFieldThatIsWrong() {
    world.decide(new PeopleCommand.Meet());
    ProfileDraft patch =
        new ProfileDraft(
            EnumSet.allOf(ProfileField.class),
            "bob",
            " ",
            "bob@example.com",
            "Nowhere",
            "x",
            hours(DayOfWeek.MONDAY, part("09:00", "12:00"), part("11:00", "13:00")),
            Map.of("floor", "x".repeat(201)),
            "aaaaaaaaaaaaaaaaaaaaaaaaaa",
            null,
            null);

    Decision decision = world.decide(new PeopleCommand.PatchProfile(patch));

    assertThat(decision.changed()).isNull();
    assertThat(violations(decision))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder(
            "/id",
            "/name",
            "/email",
            "/timeZone",
            "/language",
            "/location/floor",
            "/workingHours/MONDAY",
            "/defaultCalendarId");
  }

  @Test
  void shouldTakeAsDefaultOnlyACalendarThatThePersonMade() {
    world.decide(new PeopleCommand.Meet());
    Calendar home = world.home();
    world.calendars.put("other", of(home, "other", "alice", null));
    world.calendars.put("bobs", of(home, "bobs", "bob", null));
    world.calendars.put("gone", of(home, "gone", "alice", NOW));

    assertThat(violations(world.decide(patch(null, "bobs")))).hasSize(1);
    assertThat(violations(world.decide(patch(null, "gone")))).hasSize(1);
    world.decide(patch(null, "other"));

    assertThat(world.known().defaultCalendarId()).isEqualTo("other");
  }

  @Test
  void shouldNotMakeTheHomeCalendarAgainWhenItWasDeletedAndIsGone() {
    world.decide(new PeopleCommand.Meet());
    world.calendars.put("other", of(world.home(), "other", "alice", null));
    world.decide(patch(null, "other"));
    world.calendars.remove(HOME);

    assertThat(world.decide(new PeopleCommand.Meet()).calendars()).isEmpty();
    assertThat(world.decide(patch("Europe/Berlin", null)).calendars()).isEmpty();
    assertThat(violations(world.decide(patch(null, HOME)))).hasSize(1);
  }

  @Test
  void shouldMergeDaysAndFreeThoseWithoutHours() {
    world.decide(new PeopleCommand.Meet());
    TreeMap<DayOfWeek, List<Hours>> days = new TreeMap<>();
    days.put(DayOfWeek.FRIDAY, List.of());
    days.put(DayOfWeek.SATURDAY, List.of(part("14:00", "00:00"), part("08:00", "12:00")));

    world.decide(
        new PeopleCommand.PatchProfile(
            new ProfileDraft(
                EnumSet.of(ProfileField.WORKING_HOURS),
                null,
                null,
                null,
                null,
                null,
                new WorkingHours(days),
                null,
                null,
                null,
                null)));

    WorkingHours hours = world.known().workingHours();
    assertThat(hours.days().keySet())
        .containsExactly(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.SATURDAY);
    assertThat(hours.on(DayOfWeek.SATURDAY))
        .containsExactly(part("08:00", "12:00"), part("14:00", "00:00"));
  }

  @Test
  void shouldRefuseWhenTheConditionNamesAnotherVersion() {
    world.decide(new PeopleCommand.Meet());
    world.precondition = new Precondition.Tags(List.of("7"));

    Decision decision = world.decide(patch("UTC", null));

    assertThat(rejection(decision).kind()).isEqualTo(Rejection.Kind.PRECONDITION_FAILED);
    assertThat(world.known().version()).isEqualTo(1);
  }

  private static PeopleCommand patch(@Nullable String zone, @Nullable String calendar) {
    return new PeopleCommand.PatchProfile(
        new ProfileDraft(
            zone == null
                ? EnumSet.of(ProfileField.DEFAULT_CALENDAR_ID)
                : EnumSet.of(ProfileField.TIME_ZONE),
            null,
            null,
            null,
            zone,
            null,
            null,
            null,
            calendar,
            null,
            null));
  }

  private static Hours part(String from, String to) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static WorkingHours hours(DayOfWeek day, Hours... parts) {
    return new WorkingHours(new TreeMap<>(Map.of(day, List.of(parts))));
  }

  private static Rejection rejection(Decision decision) {
    return ((PeopleAnswer.OfRefusal) decision.answer()).rejection();
  }

  private static List<Violation> violations(Decision decision) {
    return rejection(decision).violations();
  }

  private static Calendar of(Calendar like, String id, String owner, @Nullable Instant deletedAt) {
    return new Calendar(
        id,
        owner,
        like.name(),
        null,
        null,
        like.timeZone(),
        false,
        "{}",
        like.acl(),
        1,
        1,
        like.horizon(),
        NOW,
        NOW,
        deletedAt);
  }

  /** One person and the calendars; what is decided happens. */
  private static final class World implements PeopleState {
    private final Map<String, Calendar> calendars = new HashMap<>();
    private Introduction introduction = ALICE;
    private Precondition precondition = new Precondition.None();
    private @Nullable Profile profile;

    Decision decide(PeopleCommand command) {
      Decision decision =
          PeopleDecider.decide(
              this, new PeopleContext("c1", "alice", introduction, precondition, NOW), command);
      decision.calendars().forEach(this::apply);
      if (decision.changed() != null) {
        profile = decision.changed();
      }
      return decision;
    }

    void apply(CalendarFact fact) {
      Calendar before = calendars.get(fact.calendarId());
      Calendar after = FactApplication.calendar(before, fact);
      assertThat(fact.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
      if (after != null) {
        calendars.put(after.id(), after);
      }
    }

    Profile known() {
      assertThat(profile).isNotNull();
      return Objects.requireNonNull(profile);
    }

    Calendar home() {
      return Objects.requireNonNull(calendars.get(HOME));
    }

    @Override
    public @Nullable Profile profile() {
      return profile;
    }

    @Override
    public @Nullable Calendar calendar(String calendarId) {
      return calendars.get(calendarId);
    }

    @Override
    public ExpansionBasis basis() {
      return ExpansionBasis.BUILT_IN;
    }
  }
}
