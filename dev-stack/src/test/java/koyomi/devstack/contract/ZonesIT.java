package koyomi.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import koyomi.devstack.rest.Await;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.domain.zone.TzifWriter;
import koyomi.domain.zone.ZoneData;
import koyomi.schemas.basis.BasisLog;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStack.class)
class ZonesIT {
  /** A zone that no other test uses. */
  private static final String ZONE = "Antarctica/Vostok";

  private final RunningStack stack;
  private final Person owner;

  ZonesIT(RunningStack stack) {
    this.stack = stack;
    owner = Person.stranger(stack);
  }

  @Test
  void shouldShowEveryOccurrenceAtTheNewInstantWhenTheRulesOfItsZoneChange(@TempDir Path folder) {
    String calendar = owner.newCalendar("UTC");
    String room =
        new Person(stack, "admin")
            .post("/v1/resources", "{\"name\": \"Ice\", \"type\": \"ROOM\"}")
            .expect(201)
            .header("Location");
    owner.newEvent(
        calendar,
        """
        {"title": "Tea", "start": {"dateTime": "2027-03-01T09:00:00", "timeZone": "%s"},
         "end": {"dateTime": "2027-03-01T10:00:00", "timeZone": "%s"},
         "recurrence": ["RRULE:FREQ=DAILY"], "attendees": [{"resourceId": "%s"}]}
        """
            .formatted(ZONE, ZONE, room.substring(room.lastIndexOf('/') + 1)));
    assertThat(starts(calendar, "2027-03")).contains("2027-03-02T09:00:00+05:00");
    Await.until(Duration.ofSeconds(20), () -> held(room).equals(List.of("2027-03-02T04:00:00Z")));

    var info = stack.parts().info();
    var log =
        new BasisLog(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, info.kafka()),
            new CachingRegistry(RegistrySettings.of(info.registry())));
    ZoneData data = rules(folder);
    log.append(basis ->
        Optional.of(
            new BasisRevision(
                basis.latest().revision() + 1,
                Instant.now(),
                "admin",
                basis.latest().behind(),
                basis.latest().ahead(),
                data.zones())));

    Await.until(
        Duration.ofSeconds(20),
        () -> starts(calendar, "2027-03").contains("2027-03-02T09:00:00+06:00"));
    assertThat(starts(calendar, "2027-03"))
        .allSatisfy(start -> assertThat(start).endsWith("T09:00:00+06:00"));
    assertThat(starts(calendar, "2035-03"))
        .allSatisfy(start -> assertThat(start).endsWith("T09:00:00+06:00"));
    Await.until(Duration.ofSeconds(20), () -> held(room).equals(List.of("2027-03-02T03:00:00Z")));
  }

  /** When the room is taken on 2 March. */
  private List<String> held(String room) {
    List<String> starts = new ArrayList<>();
    owner
        .get(room + "/availability?from=2027-03-02T00:00:00Z&to=2027-03-03T00:00:00Z")
        .expect(200)
        .json()
        .path("busy")
        .forEach(busy -> starts.add(busy.path("start").asString()));
    return starts;
  }

  private static ZoneData rules(Path folder) {
    try {
      Path file = folder.resolve(ZONE);
      Files.createDirectories(file.getParent());
      Files.writeString(folder.resolve("+VERSION"), "2099a\n");
      Files.write(file, TzifWriter.write(ZoneOffset.ofHours(6).getRules()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ZoneData.read(folder);
  }

  private List<String> starts(String calendar, String month) {
    return owner
        .get(calendar + "/occurrences?from=" + month + "-01&to=" + month + "-20")
        .expect(200)
        .items("start");
  }
}
