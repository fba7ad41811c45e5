package koyomi.devstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
 * Loads the demo data, each calendar by its owner. A load that was cut off goes on at the next
 * start: the same keys and the same dates give the first answers again.
 */
public final class DemoData {
  private static final String RESOURCE = "demo.json";

  private final String url;
  private final UnaryOperator<String> tokens;
  private final Path memory;

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
    this.memory = memory;
  }

  /**
   * Loads everything unless this data folder had its first start before.
   *
   * @param empty true to have none, now and later
   * @param progress hears what was done
   */
  public void loadOnFirstStart(boolean empty, Consumer<String> progress) {
    var state = remembered();
    if (Boolean.parseBoolean(state.getProperty("done"))) {
      return;
    }
    var monday =
        state.containsKey("monday")
            ? LocalDate.parse(state.getProperty("monday"))
            : LocalDate.now(ZoneId.systemDefault())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    if (!empty) {
      remember(monday, false);
      var calendars = calendars();
      load(calendars, monday);
      progress.accept(
          "demo data %d calendars, %d events"
              .formatted(
                  calendars.size(), calendars.stream().mapToInt(c -> c.events().size()).sum()));
    }
    remember(monday, true);
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

  private Properties remembered() {
    var state = new Properties();
    if (Files.exists(memory)) {
      try (var in = Files.newInputStream(memory)) {
        state.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("could not read " + memory, e);
      }
    }
    return state;
  }

  private void remember(LocalDate monday, boolean done) {
    try {
      Files.writeString(memory, "monday=%s%ndone=%s%n".formatted(monday, done));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + memory, e);
    }
  }
}
