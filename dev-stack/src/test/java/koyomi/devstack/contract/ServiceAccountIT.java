package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import koyomi.devstack.issuer.DemoClients;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A program with an account of its own, with a token as any program gets it. */
@ExtendWith(SharedStack.class)
class ServiceAccountIT {
  private final RunningStack stack;
  private Person service;

  ServiceAccountIT(RunningStack stack) {
    this.stack = stack;
    this.service = Person.stranger(stack);
  }

  @BeforeEach
  void signIn() throws IOException, InterruptedException {
    var credentials = DemoClients.SERVICE_ACCOUNT + ":" + DemoClients.SERVICE_SECRET;
    var request =
        HttpRequest.newBuilder(URI.create(stack.parts().info().issuer() + "/oauth2/token"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
      service = new Person(stack, DemoClients.SERVICE_ACCOUNT, token);
    }
  }

  @Test
  void shouldSpreadItsCalendarsAndListThemAllWhenItMakesMany() {
    var shards = new HashSet<String>();
    var ids = new HashSet<String>();
    for (var i = 0; i < 8; i++) {
      var id = idOf(service.newCalendar("UTC"));
      ids.add(id);
      shards.add(id.substring(0, 6));
    }

    assertThat(shards).hasSizeGreaterThan(1);
    // memberships of calendars on other partitions come a moment later
    Await.until(
        Duration.ofSeconds(10),
        () -> service.get("/v1/calendars").expect(200).items("id").containsAll(ids));
  }

  @Test
  void shouldReadAndWriteAsAnyOwnerWhenTheCalendarIsItsOwn() {
    var calendar = service.newCalendar("Europe/Berlin");
    var made = service.newEvent(calendar, EventBody.hour("Batch", "2026-03-02T10:00:00"));

    assertThat(made.path("organizerId").asString()).isEqualTo(DemoClients.SERVICE_ACCOUNT);
    var seen = service.get(calendar + "/occurrences?from=2026-03-01&to=2026-04-01").expect(200);
    assertThat(seen.items("title")).containsExactly("Batch");
    Person.stranger(stack).get(calendar).expectProblem(403);
  }

  private static String idOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
