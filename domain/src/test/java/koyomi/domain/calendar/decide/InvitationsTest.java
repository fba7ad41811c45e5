package koyomi.domain.calendar.decide;

import static koyomi.domain.calendar.decide.CalendarWorld.draft;
import static koyomi.domain.calendar.decide.CalendarWorld.meeting;
import static koyomi.domain.calendar.decide.CalendarWorld.refusal;
import static koyomi.domain.calendar.decide.Town.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import koyomi.domain.calendar.CalendarCommand.CreateEvent;
import koyomi.domain.calendar.CalendarCommand.DeleteEvent;
import koyomi.domain.calendar.CalendarCommand.ImportEvents;
import koyomi.domain.calendar.CalendarCommand.PatchEvent;
import koyomi.domain.calendar.CalendarCommand.RespondToEvent;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.Participation;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.id.Ids;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationsTest {
  private static final Target WHOLE = new Target.Whole();
  private static final List<String> USERS = List.of("bob", "carol", "dave");
  private static final List<ResponseStatus> ANSWERS =
      List.of(ResponseStatus.ACCEPTED, ResponseStatus.DECLINED, ResponseStatus.TENTATIVE);
  private static final String EVENT = "standup";

  private final Town town = new Town();

  @Test
  void shouldPutACopyIntoTheHomeCalendarWhenInvited() {
    create("bob");
    town.deliverAll();
    Event copy = copy("bob");
    assertThat(copy.id()).isEqualTo(EVENT);
    assertThat(copy.iCalUid()).isEqualTo(town.original(EVENT).iCalUid());
    assertThat(copy.organizerId()).isEqualTo("alice");
    assertThat(copy.isCopy()).isTrue();
    assertThat(town.copyOf("carol", EVENT)).isNull();
  }

  @Test
  void shouldShowTheOrganiserWhenTheCopyIsAnswered() {
    create("bob", "carol");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.DECLINED, WHOLE);
    town.deliverAll();
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.DECLINED);
    assertThat(status(copy("carol"), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
  }

  @Test
  void shouldTellTheCopyWhenTheOriginalIsAnswered() {
    create("bob");
    town.deliverAll();
    respond("bob", ORGANISER, ResponseStatus.TENTATIVE, WHOLE);
    town.deliverAll();
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.TENTATIVE);
  }

  @Test
  void shouldAskAnewWhenTheTimeChangesButNotWhenTheTitleDoes() {
    create("bob");
    town.deliverAll();
    respond("bob", home("bob"), ResponseStatus.ACCEPTED, WHOLE);
    town.deliverAll();
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(copy("bob").content().title()).isEqualTo("Other");
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.ACCEPTED);
    patch(
        draft()
            .from("2026-03-02T15:00:00", "Asia/Tokyo")
            .to("2026-03-02T16:00:00", "Asia/Tokyo")
            .build(),
        WHOLE);
    town.deliverAll();
    assertThat(status(copy("bob"), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.NEEDS_ACTION);
  }

  @Test
  void shouldTakeTheCopyAwayWhenUninvitedOrDeleted() {
    create("bob", "carol");
    town.deliverAll();
    patch(draft().attendees(who("carol")).build(), WHOLE);
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
    town.as("alice", ORGANISER, new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    assertThat(town.copyOf("carol", EVENT)).isNull();
  }

  @Test
  void shouldDeclineWhenTheCopyIsDeleted() {
    create("bob");
    town.deliverAll();
    town.as("bob", home("bob"), new DeleteEvent(EVENT, WHOLE));
    town.deliverAll();
    assertThat(status(town.original(EVENT), "bob")).isEqualTo(ResponseStatus.DECLINED);
    patch(draft().title("Other").build(), WHOLE);
    town.deliverAll();
    assertThat(town.copyOf("bob", EVENT)).isNull();
  }

  @Test
  void shouldRefuseWhenSomebodyInvitedEditsTheCopy() {
    create("bob");
    town.deliverAll();
    assertThat(
            refusal(
                town.as(
                    "bob", home("bob"), new PatchEvent(EVENT, draft().title("X").build(), WHOLE))))
        .isEqualTo(Kind.FORBIDDEN);
  }

  @Test
  void shouldWriteOneMessageWhenOneOfAThousandIsAdded() {
    List<Attendee> many =
        new ArrayList<>(IntStream.range(0, 999).mapToObj(i -> who("u" + i)).toList());
    town.as(
        "alice",
        ORGANISER,
        new CreateEvent(EVENT, meeting().attendees(many.toArray(Attendee[]::new)).build()));
    assertThat(town.sentSoFar()).isEqualTo(999);
    many.add(who("bob"));
    patch(draft().attendees(many.toArray(Attendee[]::new)).build(), WHOLE);
    assertThat(town.sentSoFar()).isEqualTo(1000);
    town.deliverAll();
    assertThat(copy("bob").content().attendees()).hasSize(1);
  }

  @Test
  void shouldInviteNobodyWhenAFileIsImported() {
    create("bob");
    Event event = town.original(EVENT);
    int before = town.sentSoFar();
    town.as(
        "alice",
        ORGANISER,
        new ImportEvents(
            List.of(
                new ImportedEvent(
                    "f",
                    "f@x",
                    0,
                    1,
                    event.content().withAttendees(List.of(who("bob"))),
                    List.of()))));
    town.as("alice", ORGANISER, new PatchEvent("f", draft().title("X").build(), WHOLE));
    assertThat(town.sentSoFar()).isEqualTo(before);
  }

  @Property(tries = 400)
  void shouldConvergeWhateverTheOrderOfMessages(@ForAll long seed) {
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
      } else {
        String user = USERS.get(random.nextInt(USERS.size()));
        city.as(
            user,
            random.nextInt(4) == 0 ? ORGANISER : home(user),
            new RespondToEvent(EVENT, anAnswer(random), "t" + step, aTarget(random)));
      }
    }
    city.deliverAll(random);
    for (int i = 0; i < 10; i++) {
      city.deliverAny(random);
    }
    city.deliverAll(random);
    Event original = city.live(ORGANISER, EVENT);
    for (String user : USERS) {
      Event copy = city.copyOf(user, EVENT);
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

  private static void organise(Town city, Random random) {
    switch (random.nextInt(8)) {
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

  private static ResponseStatus anAnswer(Random random) {
    return ANSWERS.get(random.nextInt(ANSWERS.size()));
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
            : List.of(own.with(own.responseStatus(), own.comment(), Participation.NONE)));
  }

  private void create(String... users) {
    Attendee[] invited = new Attendee[users.length];
    for (int i = 0; i < users.length; i++) {
      invited[i] = who(users[i]);
    }
    town.as("alice", ORGANISER, new CreateEvent(EVENT, meeting().attendees(invited).build()));
  }

  private void patch(EventDraft patch, Target target) {
    patch(town, patch, target);
  }

  private void respond(String user, String calendarId, ResponseStatus status, Target target) {
    town.as(user, calendarId, new RespondToEvent(EVENT, status, null, target));
  }

  private Event copy(String user) {
    return Objects.requireNonNull(town.copyOf(user, EVENT));
  }

  private static @Nullable ResponseStatus status(Event event, String user) {
    Attendee entry = InvitedView.entry(event.content(), "user:" + user);
    return entry == null ? null : entry.responseStatus();
  }

  private static Attendee who(String user) {
    return new Attendee(user, null, null, null, false, ResponseStatus.NEEDS_ACTION, null);
  }

  private static String home(String user) {
    return Ids.homeCalendarId(user);
  }
}
