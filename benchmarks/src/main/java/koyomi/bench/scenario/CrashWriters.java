package koyomi.bench.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import koyomi.bench.data.Generator;
import koyomi.bench.http.BlockingConnection;
import koyomi.bench.http.Request;
import koyomi.bench.http.Response;
import koyomi.bench.stack.Stack;

/** Clients that create keyed events until their connection breaks. */
final class CrashWriters implements AutoCloseable {
  private static final int CLIENTS = 16;
  private static final int DAYS = 360;
  private static final int CREATED = 201;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Stack stack;
  private final List<String> calendars;
  private final CrashLedger ledger;

  private CrashWriters(Stack stack, List<String> calendars, CrashLedger ledger) {
    this.stack = stack;
    this.calendars = calendars;
    this.ledger = ledger;
  }

  static CrashWriters start(Stack stack, List<String> calendars, CrashLedger ledger, int round) {
    Calendars.USERS.forEach(stack::token);
    CrashWriters writers = new CrashWriters(stack, calendars, ledger);
    for (int client = 0; client < CLIENTS; client++) {
      int calendar = client % calendars.size();
      String name = "crash-" + round + "-" + client + "-";
      writers.clients.execute(() -> writers.write(calendar, name));
    }
    return writers;
  }

  /** Returns the request of a write: the same for each try. */
  static Request request(String calendarId, String token, String key, String body) {
    return Request.of("POST", "/v1/calendars/" + calendarId + "/events")
        .bearer(token)
        .header("Idempotency-Key", key)
        .json(body)
        .build();
  }

  private void write(int calendar, String name) {
    String token = stack.token(Calendars.USERS.get(calendar));
    LocalDate today = LocalDate.now(Generator.ZONE);
    String key = name;
    try (BlockingConnection connection = BlockingConnection.open(stack.api(), PATIENCE)) {
      for (int i = 0; ; i++) {
        key = name + i;
        String body = NewEvents.body(key, today.plusDays(i % DAYS), 7 + i / DAYS % 12);
        ledger.sending(key, new CrashLedger.Write(calendar, body));
        Response answer = connection.exchange(request(calendars.get(calendar), token, key, body));
        if (answer.status() == CREATED) {
          ledger.acknowledged(key, answer.json().required("id").asString());
        } else {
          ledger.refused();
        }
      }
    } catch (IOException e) {
      // the kill: whether this write happened is to be found out by asking again
      ledger.cutOff(key);
    }
  }

  /** Waits until all clients have noticed. */
  @Override
  public void close() {
    clients.close();
  }
}
