package koyomi.topologies.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.id.Ids;
import koyomi.domain.people.DirectoryNames;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.Profile;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.DirectoryPage;
import koyomi.topologies.calendar.query.DriverQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTopologyTest {
  private static final String HOME = Ids.homeCalendarId("alice");

  private final CalendarDriver driver = CalendarDriver.live();
  private final CalendarView view = DriverQueries.view(driver);

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldMakeProfileAndHomeCalendarOnceWhenMetTwice() {
    Profile profile = meet("alice", "Alice Aoki");
    assertThat(meet("alice", "Another Name")).isEqualTo(profile);

    assertThat(view.profile("alice")).contains(profile);
    assertThat(view.calendar(HOME)).isPresent();
    assertThat(view.memberships("alice")).hasSize(1);
    assertThat(driver.facts()).hasSize(1);
    assertThat(driver.profiles()).containsExactly(profile);
  }

  @Test
  void shouldRebuildTheHomeCalendarFromFacts() {
    meet("alice", "Alice Aoki");
    try (CalendarDriver replay = CalendarDriver.replay()) {
      driver.facts().forEach(replay::apply);

      assertThat(replay.rows()).isEqualTo(driver.rows());
    }
  }

  @Test
  void shouldKeepTheDefaultCalendarUntilAnotherIsChosen() {
    meet("alice", "Alice Aoki");
    assertThat(delete()).isInstanceOf(Answer.OfRejection.class);
    driver.send("alice", new CalendarCommand.CreateCalendar(Drafts.calendarDraft("Work", "UTC")));

    PeopleAnswer changed = patch(ProfileField.DEFAULT_CALENDAR_ID, CalendarDriver.CALENDAR);

    assertThat(changed).isInstanceOf(PeopleAnswer.OfProfile.class);
    assertThat(delete()).isInstanceOf(Answer.Deleted.class);
  }

  @Test
  void shouldLayTheHomeCalendarOutAnewWhenItsClockChanges() {
    meet("alice", "Alice Aoki");

    patch(ProfileField.TIME_ZONE, "Asia/Tokyo");
    driver.passes(Duration.ofSeconds(1));

    var home = view.calendar(HOME).orElseThrow();
    assertThat(home.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(home.horizon().isLayingOut()).isFalse();
  }

  @Test
  void shouldFindEachPersonOnceInPagesWhenSeveralWordsMatch() {
    meet("alice", "Alice Alison");
    meet("al", "Al Bundy");
    meet("bob", "Bob Berg");

    DirectoryPage first = find("al", "", 1);
    DirectoryPage second = find("al", first.next() == null ? "" : first.next(), 10);

    assertThat(ids(first)).containsExactly("al");
    assertThat(ids(second)).containsExactly("alice");
    assertThat(second.next()).isNull();
    assertThat(ids(find("", "", 10))).containsExactly("al", "alice", "bob");
    assertThat(ids(find("ali alis", "", 10))).containsExactly("alice");
  }

  @Test
  void shouldFindByTheNewNameOnlyWhenItChanged() {
    meet("alice", "Alice Aoki");

    patch(ProfileField.NAME, "Alice Berg");

    assertThat(ids(find("berg", "", 10))).containsExactly("alice");
    assertThat(ids(find("aoki", "", 10))).isEmpty();
    assertThat(ids(find("", "", 10))).containsExactly("alice");
  }

  @Test
  void shouldSetACommandAsideWhenItIsForAnotherPerson() {
    driver.sendPeople("bob", "alice", Introduction.NONE, new PeopleCommand.Meet());

    assertThat(driver.deadLetters().readValuesToList()).hasSize(1);
    assertThat(view.profile("alice")).isEmpty();
  }

  private Profile meet(String user, String name) {
    return ((PeopleAnswer.OfProfile)
            driver.people(user, new Introduction(name, null, null, null), new PeopleCommand.Meet()))
        .profile();
  }

  private PeopleAnswer patch(ProfileField field, String value) {
    return driver.people(
        "alice",
        Introduction.NONE,
        new PeopleCommand.PatchProfile(
            new ProfileDraft(
                EnumSet.of(field),
                null,
                field == ProfileField.NAME ? value : null,
                null,
                field == ProfileField.TIME_ZONE ? value : null,
                null,
                null,
                null,
                field == ProfileField.DEFAULT_CALENDAR_ID ? value : null,
                null,
                null)));
  }

  private Answer delete() {
    Answer answer = driver.send(HOME, "alice", new CalendarCommand.DeleteCalendar(), null);
    if (answer instanceof Answer.OfRejection refused) {
      assertThat(refused.rejection().kind()).isEqualTo(Rejection.Kind.CONFLICT);
    }
    return answer;
  }

  private DirectoryPage find(String query, String after, int limit) {
    return view.people(DirectoryNames.asked(query), after, limit);
  }

  private static List<String> ids(DirectoryPage page) {
    return page.items().stream().map(found -> found.profile().id()).toList();
  }
}
