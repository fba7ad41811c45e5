package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.Town.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeclineProposal;
import koyomi.domain.calendar.CalendarCommand.DeleteCalendar;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.CalendarCommand.RestoreCalendar;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventTime;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Random histories of edits and answers, delivered in whatever order, and more than once. */
class InvitationConvergenceTest {
  private static final Target WHOLE = new Target.Whole();
  private static final List<String> USERS = List.of("bob", "carol", "dave");
  private static final List<ResponseStatus> ANSWERS =
      List.of(ResponseStatus.ACCEPTED, ResponseStatus.DECLINED, ResponseStatus.TENTATIVE);
  private static final String EVENT = "standup";

  /** Whether people delete the calendars that their copies lie in. */
  private boolean calendarsGo;

  @Property(tries = 400)
  void shouldConvergeWhateverTheOrderOfMessages(@ForAll long seed) {
    history(seed);
  }

  @Property(tries = 400)
  void shouldConvergeWhenTheCalendarsOfCopiesGoAndReturn(@ForAll long seed) {
    calendarsGo = true;
    history(seed);
  }

  private void history(long seed) {
    Random random = new Random(seed);
    Town city = new Town();
    city.as(
        "alice",
        ORGANISER,
        new CreateEvent(
            EVENT,
            meeting()
                .recurring("RRULE:FREQ=WEEKLY;COUNT=6")
                .attendees(who("bob"), who("carol"))
                .build()));
    for (int step = 0; step < 25; step++) {
      if (random.nextInt(3) > 0) {
        city.deliverAny(random);
      } else if (random.nextBoolean()) {
        organise(city, random);
      } else if (calendarsGo && random.nextInt(3) == 0) {
        goOrReturn(city, random);
      } else {
        String user = USERS.get(random.nextInt(USERS.size()));
        if (random.nextInt(4) == 0) {
          city.chooses(user, random.nextBoolean() ? home(user) : other(user, random.nextInt(2)));
        }
        Event copy = city.copyOf(user, EVENT);
        if (!isAbsent(city, copy)) {
          city.as(
              user,
              copy == null || random.nextInt(4) == 0 ? ORGANISER : copy.calendarId(),
              anAnswer(random, user, "t" + step));
        }
      }
      if (random.nextInt(3) == 0) {
        city.announce();
      }
    }
    city.announce();
    city.deliverAll(random);
    for (int i = 0; i < 10; i++) {
      city.deliverAny(random);
    }
    city.deliverAll(random);
    boolean deleted = Objects.requireNonNull(city.calendar(ORGANISER).calendar()).isDeleted();
    Event original = deleted ? null : city.live(ORGANISER, EVENT);
    for (String user : USERS) {
      Event copy = city.copyOf(user, EVENT);
      if (isAbsent(city, copy)) {
        Instant deletedAt = deletedAt(city, Objects.requireNonNull(copy));
        assertThat(original == null ? List.<Attendee>of() : entries(original, user))
            .as(user)
            .allMatch(entry ->
                entry.responseStatus() == ResponseStatus.DECLINED
                    || Answers.when(entry).isAfter(deletedAt));
        continue;
      }
      boolean all =
          original != null && InvitedView.entry(original.content(), "user:" + user) != null;
      assertThat(copy == null ? null : essence(copy, user, all))
          .as(user)
          .isEqualTo(
              original == null || !isInvited(original, user)
                  ? null
                  : essence(
                      InvitedView.of(original, "user:" + user, ZoneId.of("Asia/Tokyo")),
                      user,
                      all));
    }
  }

  /** The calendar goes before the news comes that somebody is invited again, and returns. */
  @Example
  void shouldBringBackWhoWasAskedAnewByAnEventThatWentWithItsCalendar() {
    history(34_700);
  }

  /** A calendar that isn't the default one goes, or one that went returns. */
  private static void goOrReturn(Town city, Random random) {
    String user = USERS.get(random.nextInt(USERS.size()));
    Event copy = city.copyOf(user, EVENT);
    String calendarId = copy == null ? other(user, random.nextInt(2)) : copy.calendarId();
    Calendar calendar = city.calendar(calendarId).calendar();
    if (calendar == null) {
      return;
    }
    if (calendar.isDeleted()) {
      city.as(user, calendarId, new RestoreCalendar());
    } else if (!calendarId.equals(
        Objects.requireNonNullElse(city.defaultCalendar(user), home(user)))) {
      city.as(user, calendarId, new DeleteCalendar());
    }
  }

  private static boolean isAbsent(Town city, @Nullable Event copy) {
    return copy != null
        && Objects.requireNonNull(city.calendar(copy.calendarId()).calendar()).isDeleted();
  }

  private static Instant deletedAt(Town city, Event copy) {
    Calendar calendar = Objects.requireNonNull(city.calendar(copy.calendarId()).calendar());
    return Objects.requireNonNull(calendar.deletedAt());
  }

  private static List<Attendee> entries(Event event, String user) {
    return Stream.concat(
            Stream.of(event.content()), event.overrides().stream().map(EventOverride::content))
        .map(content -> InvitedView.entry(content, "user:" + user))
        .filter(Objects::nonNull)
        .toList();
  }

  private static void organise(Town city, Random random) {
    switch (random.nextInt(10)) {
      case 0, 1 -> patch(city, draft().title("T" + random.nextInt(100)).build(), aTarget(random));
      case 2 -> {
        int hour = 10 + random.nextInt(8);
        patch(
            city,
            draft()
                .from("2026-03-02T" + hour + ":00:00", "Asia/Tokyo")
                .to("2026-03-02T" + hour + ":30:00", "Asia/Tokyo")
                .build(),
            WHOLE);
      }
      case 3, 4 -> {
        List<Attendee> invited = new ArrayList<>();
        USERS.forEach(user -> {
          if (random.nextInt(3) > 0) {
            invited.add(who(user));
          }
        });
        patch(city, draft().attendees(invited.toArray(Attendee[]::new)).build(), aTarget(random));
      }
      case 5, 6 ->
          city.as(
              "alice",
              ORGANISER,
              new DeleteEvent(
                  EVENT,
                  new Target.Part(
                      Scope.THIS,
                      new Target.Occurrence.Day(
                          LocalDate.of(2026, 3, 2).plusWeeks(random.nextInt(6))))));
      case 7 ->
          city.as(
              "alice",
              ORGANISER,
              new DeclineProposal(EVENT, USERS.get(random.nextInt(USERS.size())), aTarget(random)));
      case 8 ->
          city.as(
              "alice",
              ORGANISER,
              Objects.requireNonNull(city.calendar(ORGANISER).calendar()).isDeleted()
                  ? new RestoreCalendar()
                  : new DeleteCalendar());
      default -> {
        if (random.nextInt(8) == 0) {
          city.as("alice", ORGANISER, new DeleteEvent(EVENT, WHOLE));
        }
      }
    }
  }

  private static void patch(Town city, EventDraft patch, Target target) {
    city.as("alice", ORGANISER, new PatchEvent(EVENT, patch, target));
  }

  private static RespondToEvent anAnswer(Random random, String user, String comment) {
    Target target = aTarget(random);
    String other = USERS.get(random.nextInt(USERS.size()));
    if (random.nextInt(6) == 0 && !other.equals(user)) {
      return new RespondToEvent(EVENT, ResponseStatus.DELEGATED, comment, target, null, who(other));
    }
    ResponseStatus status = ANSWERS.get(random.nextInt(ANSWERS.size()));
    boolean proposes = status != ResponseStatus.ACCEPTED && random.nextBoolean();
    return new RespondToEvent(
        EVENT, status, comment, target, proposes ? at(10 + random.nextInt(8)) : null, null);
  }

  private static Participation.Proposal at(int hour) {
    LocalDateTime start = LocalDateTime.of(2026, 3, 2, hour, 0);
    return new Participation.Proposal(
        new EventTime.Zoned(start, "Asia/Tokyo"),
        new EventTime.Zoned(start.plusHours(1), "Asia/Tokyo"));
  }

  private static Target aTarget(Random random) {
    return random.nextBoolean()
        ? WHOLE
        : new Target.Part(
            Scope.THIS,
            new Target.Occurrence.Day(LocalDate.of(2026, 3, 2).plusWeeks(random.nextInt(6))));
  }

  private static boolean isInvited(Event event, String user) {
    return InvitedView.entry(event.content(), "user:" + user) != null
        || event.overrides().stream()
            .anyMatch(it -> InvitedView.entry(it.content(), "user:" + user) != null);
  }

  /**
   * What a copy has to agree in: all but the entries of others; of who is invited to some
   * occurrences only, these.
   */
  private static List<Object> essence(Event event, String user, boolean all) {
    EventContent master = mine(event.content(), user);
    List<Object> parts = new ArrayList<>();
    parts.add(event.iCalUid());
    parts.add(all ? master : event.content().recurrence());
    for (EventOverride override : event.overrides()) {
      EventContent content = mine(override.content(), user);
      if (!all
          || !content.equals(
              SeriesEdit.movedTo(master, override.occurrence()).withRecurrence(List.of()))) {
        parts.add(new EventOverride(override.occurrence(), content));
      }
    }
    return parts;
  }

  private static EventContent mine(EventContent content, String user) {
    Attendee own = InvitedView.entry(content, "user:" + user);
    return content.withAttendees(
        own == null
            ? List.of()
            : List.of(
                own.with(
                    new Participation(
                        0,
                        null,
                        own.participation().proposal(),
                        own.participation().delegatedTo(),
                        own.participation().delegatedFrom(),
                        null))));
  }

  private static Attendee who(String user) {
    return new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  }

  private static String other(String user, int number) {
    return ShardKey.ofUser(user).text() + (number == 0 ? "a" : "b").repeat(20);
  }

  private static String home(String user) {
    return Ids.homeCalendarId(user);
  }
}
