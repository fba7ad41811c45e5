package koyomi.devstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import koyomi.devstack.client.KoyomiClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the demo data: calendars, each by its owner, and a company. A load that was cut off goes on
 * at the next start: the same keys and the same dates give the first answers again.
 */
public final class DemoData {
  /** Weeks of the company's meetings before the first start, and as many from it on. */
  public static final int HALF_A_YEAR = 13;

  private static final String RESOURCE = "demo.json";

  private final String url;
  private final UnaryOperator<String> tokens;
  private final DemoMemory memory;

  /**
   * Demo data for one service.
   *
   * @param url of an instance, without a slash at the end
   * @param tokens gives a user's token
   * @param memory a file that remembers what has been done
   */
  public DemoData(String url, UnaryOperator<String> tokens, Path memory) {
    this.url = url;
    this.tokens = tokens;
    this.memory = new DemoMemory(memory);
  }

  /**
   * Loads the calendars of the demo users unless this data folder had its first start before.
   *
   * @param empty true to have none, nor a company, now and later
   * @param progress hears what was done
   */
  public void loadOnFirstStart(boolean empty, Consumer<String> progress) {
    if (memory.calendarsDone()) {
      return;
    }
    if (empty) {
      memory.wantNothing();
      return;
    }
    memory.begin();
    var calendars = calendars();
    load(calendars, memory.monday());
    memory.calendarsAreDone();
    progress.accept(
        "demo data %d calendars, %d events"
            .formatted(
                calendars.size(), calendars.stream().mapToInt(c -> c.events().size()).sum()));
  }

  /** Tells whether the demo company is wanted and isn't all there. */
  public boolean lacksCompany() {
    return !memory.companyDone();
  }

  /**
   * Loads the demo company, or what is missing of it.
   *
   * @param weeks of meetings before the first start, and from it on
   * @param progress hears what was done
   * @throws RuntimeException when the service refuses; the next start goes on
   */
  public void loadCompany(int weeks, Consumer<String> progress) {
    new DemoCompany(url, tokens, memory, weeks).load(progress);
  }

  static List<DemoCalendar> calendars() {
    try (var in = DemoData.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.builder()
          // a timed event has no days, an all-day event no minutes
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("no " + RESOURCE, e);
    }
  }

  private void load(List<DemoCalendar> calendars, LocalDate monday) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var loads =
          calendars.stream()
              .<Future<?>>map(each -> threads.submit(() -> load(each, monday)))
              .toList();
      for (var load : loads) {
        load.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not load the demo data", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading demo data", e);
    }
  }

  private void load(DemoCalendar calendar, LocalDate monday) {
    var client = new KoyomiClient(url, tokens.apply(calendar.owner()));
    var key = "demo-" + calendar.key();
    var id = client.post("/v1/calendars", calendar.body(), key).path("id").asString();
    var path = "/v1/calendars/" + id;
    calendar
        .share()
        .forEach((user, role) -> client.put(path + "/acl/" + user, Map.of("role", role)));
    for (var i = 0; i < calendar.events().size(); i++) {
      var body = calendar.events().get(i).body(monday, calendar.timeZone());
      client.post(path + "/events", body, key + "-" + i);
    }
  }
}
