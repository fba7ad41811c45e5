package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.rest.Reply;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.id.Ids;
import koyomi.domain.invitation.InvitationMail;
import koyomi.schemas.Topics;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.tail.TopicEnd;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedStack.class)
class InvitationsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DECEMBER = "?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z";

  private final RunningStack stack;
  private final Person organiser;
  private final Person invited;
  private final String event;
  private final String copy;

  InvitationsIT(RunningStack stack) {
    this.stack = stack;
    organiser = Person.stranger(stack);
    invited = Person.stranger(stack);
    event = organiser.newCalendar("Asia/Tokyo") + "/events/e";
    copy = "/v1/calendars/" + Ids.homeCalendarId(invited.id()) + "/events/e";
    organiser
        .put(
            event,
            EventBody.with(
                EventBody.hour("Meet", "2026-12-07T10:00:00"),
                "\"attendees\": [{\"userId\": \"%s\"}]".formatted(invited.id())))
        .expect(201);
    Await.until(PATIENCE, () -> invited.get(copy).status() == 200);
  }

  @Test
  void shouldBeInTheMonthOfTheInvitedAndAnswerableThere() {
    var month = invited.get("/v1/me/occurrences" + DECEMBER).expect(200).json();
    assertThat(month.path("items").size()).isEqualTo(1);
    assertThat(month.path("items").path(0).path("organizerId").asString())
        .isEqualTo(organiser.id());

    invited.post(copy + "/response", "{\"status\": \"ACCEPTED\"}").expect(200);

    Await.until(PATIENCE, () -> answer().equals("ACCEPTED"));
    assertThat(organiser.get(event).json().path("sequence").asInt()).isZero();
  }

  @Test
  void shouldFollowTheOrganiserWhenTheEventChangesAndGoWithIt() {
    invited.patch(copy, "{\"title\": \"Mine\"}").expectProblem(403);
    organiser.patch(event, "{\"title\": \"Other\"}").expect(200);
    Await.until(PATIENCE, () -> invited.get(copy).json().path("title").asString().equals("Other"));

    organiser.delete(event).expect(204);

    Await.until(PATIENCE, () -> invited.get(copy).status() == 404);
  }

  @Test
  void shouldDeclineWhenTheInvitedDeletesTheCopy() {
    invited.delete(copy).expect(204);
    Await.until(PATIENCE, () -> answer().equals("DECLINED"));
  }

  @Test
  void shouldInviteTheUserWhenTheMailAddressOfAnAccountIsNamed() {
    var guest = newcomer();
    var mail = guest.id().toUpperCase(Locale.ROOT) + "@Example.com";

    var invite =
        organiser
            .patch(event, attendees(mail(mail), mail("x@nowhere")))
            .expect(200)
            .json()
            .path("attendees");

    assertThat(invite.path(0).path("userId").asString()).isEqualTo(guest.id());
    assertThat(invite.path(0).path("email").asString()).isEqualTo(mail);
    assertThat(invite.path(1).has("userId")).isFalse();
    awaitMail("x@nowhere");
    Await.until(PATIENCE, () -> guest.get(copyOf(guest)).status() == 200);
    organiser
        .patch(
            event, attendees("{\"userId\": \"" + invited.id() + "\", \"email\": \"" + mail + "\"}"))
        .expectPointers(422, "/attendees/0/email");
    organiser.patch(event, attendees(user(guest), mail(mail))).expectPointers(422, "/attendees/1");
  }

  @Test
  void shouldPutCopiesIntoTheDefaultCalendarAndLeaveThemThereWhenItChanges() {
    var guest = newcomer();
    var work = guest.newCalendar("Europe/Berlin");
    makeDefault(guest, work.substring(work.lastIndexOf('/') + 1));
    organiser.patch(event, attendees(user(guest))).expect(200);
    Await.until(PATIENCE, () -> guest.get(work + "/events/e").status() == 200);

    makeDefault(guest, Ids.homeCalendarId(guest.id()));
    organiser.patch(event, "{\"title\": \"Other\"}").expect(200);

    Await.until(PATIENCE, () -> title(guest.get(work + "/events/e")).equals("Other"));
    guest.get(copyOf(guest)).expectProblem(404);

    guest.post(work + "/events/e/response", "{\"status\": \"ACCEPTED\"}").expect(200);
    Await.until(PATIENCE, () -> answer().equals("ACCEPTED"));
    guest.delete(work).expect(204);
    Await.until(PATIENCE, () -> answer().equals("DECLINED"));
    guest.post(work + "/restore", "").expect(200);
    Await.until(PATIENCE, () -> answer().equals("ACCEPTED"));
  }

  @Test
  void shouldShowTheProposedTimeUntilTheOrganiserDeclinesIt() {
    invited
        .post(
            copy + "/response",
            """
            {"status": "TENTATIVE", "proposedTime":
              {"start": {"dateTime": "2026-12-08T09:00:00", "timeZone": "Asia/Tokyo"},
               "end": {"dateTime": "2026-12-08T10:00:00", "timeZone": "Asia/Tokyo"}}}
            """)
        .expect(200);
    Await.until(PATIENCE, () -> attendee(0).has("proposedTime"));
    assertThat(attendee(0).path("proposedTime").path("start").path("dateTime").asString())
        .isEqualTo("2026-12-08T09:00:00");

    organiser.delete(event + "/attendees/" + invited.id() + "/proposedTime").expect(204);

    assertThat(attendee(0).has("proposedTime")).isFalse();
    assertThat(answer()).isEqualTo("TENTATIVE");
    Await.until(
        PATIENCE, () -> !invited.get(copy).json().path("attendees").path(0).has("proposedTime"));
    organiser.delete(event + "/attendees/" + invited.id() + "/proposedTime").expectProblem(404);
    invited
        .post(copy + "/response", "{\"status\": \"ACCEPTED\", \"proposedTime\": {}}")
        .expectPointers(422, "/proposedTime/start", "/proposedTime/end");
  }

  @Test
  void shouldInviteTheDelegateWhenTheInvitedDelegates() {
    var deputy = newcomer();
    invited
        .post(copy + "/response", "{\"status\": \"DELEGATED\"}")
        .expectPointers(422, "/delegateTo");
    invited
        .post(
            copy + "/response",
            "{\"status\": \"DELEGATED\", \"delegateTo\": {\"email\": \"%s@example.com\"}}"
                .formatted(deputy.id()))
        .expect(200);

    Await.until(PATIENCE, () -> deputy.get(copyOf(deputy)).status() == 200);
    deputy.post(copyOf(deputy) + "/response", "{\"status\": \"ACCEPTED\"}").expect(200);

    Await.until(PATIENCE, () -> attendee(1).path("responseStatus").asString("").equals("ACCEPTED"));
    assertThat(answer()).isEqualTo("DELEGATED");
    assertThat(attendee(0).path("delegatedTo").path("userId").asString()).isEqualTo(deputy.id());
    assertThat(attendee(1).path("delegatedFrom").path("userId").asString()).isEqualTo(invited.id());
    var calendar = event.substring(0, event.indexOf("/events"));
    assertThat(organiser.get(calendar + "/export").expect(200).text().replace("\r\n ", ""))
        .contains("PARTSTAT=DELEGATED", "DELEGATED-TO=", "DELEGATED-FROM=");
  }

  @Test
  void shouldTakeTheCopyAwayAndBringItBackWhenTheCalendarGoesAndReturns() {
    invited.post(copy + "/response", "{\"status\": \"ACCEPTED\"}").expect(200);
    Await.until(PATIENCE, () -> answer().equals("ACCEPTED"));
    var calendar = event.substring(0, event.indexOf("/events"));

    organiser.delete(calendar).expect(204);
    Await.until(PATIENCE, () -> invited.get(copy).status() == 404);

    organiser.post(calendar + "/restore", "").expect(200);
    Await.until(PATIENCE, () -> invited.get(copy).status() == 200);
    assertThat(invited.get(copy).json().path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("ACCEPTED");
  }

  @Test
  void shouldReachTheOccurrenceThatWasAnsweredWhenTheSeriesChanges() {
    organiser.patch(event, "{\"recurrence\": [\"RRULE:FREQ=WEEKLY;COUNT=3\"]}").expect(200);
    Await.until(PATIENCE, () -> invited.get(copy).json().path("recurrence").size() == 1);
    invited
        .post(
            copy + "/response",
            "{\"status\": \"DECLINED\", \"occurrence\": \"2026-12-14T10:00:00\"}")
        .expect(200);
    Await.until(PATIENCE, () -> organiser.get(event).json().path("overrides").size() == 1);

    var changed = organiser.patch(event, "{\"title\": \"Other\"}").expect(200).json();

    var declined = changed.path("overrides").path(0);
    assertThat(declined.path("title").asString()).isEqualTo("Other");
    assertThat(declined.path("attendees").path(0).path("responseStatus").asString())
        .isEqualTo("DECLINED");
    Await.until(
        PATIENCE,
        () ->
            invited
                .get(copy)
                .json()
                .path("overrides")
                .path(0)
                .path("title")
                .asString("")
                .equals("Other"));
  }

  private Person newcomer() {
    var person = Person.stranger(stack);
    person.get("/v1/me").expect(200);
    return person;
  }

  private static String copyOf(Person person) {
    return "/v1/calendars/" + Ids.homeCalendarId(person.id()) + "/events/e";
  }

  private static void makeDefault(Person person, String calendarId) {
    person.patch("/v1/me", "{\"defaultCalendarId\": \"%s\"}".formatted(calendarId)).expect(200);
  }

  private static String attendees(String... entries) {
    return "{\"attendees\": [" + String.join(", ", entries) + "]}";
  }

  private static String user(Person person) {
    return "{\"userId\": \"" + person.id() + "\"}";
  }

  /** Whoever sends mails finds the invitation in its topic. */
  private void awaitMail(String address) {
    var info = stack.parts().info();
    var values =
        Topics.INVITATION_MAILS
            .valueSerde(new CachingRegistry(RegistrySettings.of(info.registry())))
            .deserializer();
    Await.until(
        PATIENCE,
        () -> {
          var found = new ArrayList<InvitationMail>();
          TopicEnd.read(
              Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, info.kafka()),
              Topics.INVITATION_MAILS.name(),
              record -> found.add(values.deserialize(record.topic(), record.value())));
          return found.stream()
              .anyMatch(mail ->
                  address.equals(mail.recipient().email())
                      && mail.method() == InvitationMail.Method.REQUEST
                      && mail.event().organizerId().equals(organiser.id())
                      && mail.organizer() != null);
        });
  }

  private static String mail(String address) {
    return "{\"email\": \"" + address + "\"}";
  }

  private static String title(Reply reply) {
    return reply.json().path("title").asString("");
  }

  private JsonNode attendee(int index) {
    return organiser.get(event).json().path("attendees").path(index);
  }

  private String answer() {
    return organiser.get(event).json().path("attendees").path(0).path("responseStatus").asString();
  }
}
