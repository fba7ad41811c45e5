package koyomi.bench.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.bench.Report;
import koyomi.bench.http.Response;
import koyomi.bench.http.RestSession;
import koyomi.bench.stack.Stack;
import tools.jackson.databind.JsonNode;

/** Compares a stack that was killed with what its clients know. */
final class CrashCheck {
  private static final int CREATED = 201;
  private static final int REPEATED = 500;
  private static final int SHOWN = 20;

  private final Stack stack;
  private final List<String> calendars;
  private final CrashLedger ledger;
  private final Report report;
  private int shown;

  CrashCheck(Stack stack, List<String> calendars, CrashLedger ledger, Report report) {
    this.stack = stack;
    this.calendars = calendars;
    this.ledger = ledger;
    this.report = report;
  }

  /**
   * Looks for what was acknowledged, repeats what was cut off and some of what was not, and looks
   * again: each title has to be there once, under the id that was answered.
   */
  void check() {
    compare("before any retry", false);
    ledger.unknown().forEach(this::repeat);
    ledger.sent().entrySet().stream()
        .limit(REPEATED)
        .forEach(sent -> repeat(sent.getKey(), sent.getValue()));
    compare("after all retries", true);
  }

  private void repeat(String key, CrashLedger.Write write) {
    String user = Calendars.USERS.get(write.calendar());
    try (RestSession session = stack.session(user)) {
      Response answer =
          session.exchange(
              CrashWriters.request(
                  calendars.get(write.calendar()), stack.token(user), key, write.body()));
      if (answer.status() != CREATED) {
        differ("retry of " + key + " was answered " + answer.status() + " " + answer.text());
        return;
      }
      String id = answer.json().required("id").asString();
      String known = ledger.acknowledged().putIfAbsent(key, id);
      if (known != null && !known.equals(id)) {
        differ(key + " was answered as " + known + ", its retry as " + id);
      }
    }
  }

  private void compare(String when, boolean complete) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < calendars.size(); i++) {
      try (RestSession session = stack.session(Calendars.USERS.get(i))) {
        list(session, calendars.get(i), found, when);
      }
    }
    ledger
        .acknowledged()
        .forEach((key, id) -> {
          String there = found.get(key);
          if (there == null) {
            differ(when + ": acknowledged but lost: " + key + " (" + id + ")");
          } else if (!there.equals(id)) {
            differ(when + ": " + key + " was acknowledged as " + id + ", is " + there);
          }
        });
    found
        .keySet()
        .forEach(title -> {
          if (!ledger.sent().containsKey(title)) {
            differ(when + ": never sent: " + title);
          }
        });
    if (complete && found.size() != ledger.sent().size()) {
      differ(when + ": " + found.size() + " events for " + ledger.sent().size() + " writes");
    }
  }

  private void list(
      RestSession session, String calendarId, Map<String, String> found, String when) {
    String page = "";
    do {
      String path = "/v1/calendars/" + calendarId + "/changes?limit=1000" + page;
      JsonNode body = session.get(path).orThrow(path).json();
      for (JsonNode item : body.required("items")) {
        String id = item.required("eventId").asString();
        String title = item.path("event").path("title").asString("");
        String other = found.put(title, id);
        if (other != null) {
          differ(when + ": twice: " + title + " as " + other + " and " + id);
        }
      }
      String next = body.path("nextPageToken").asString("");
      page = next.isEmpty() ? "" : "&pageToken=" + next;
    } while (!page.isEmpty());
  }

  private void differ(String what) {
    shown++;
    if (shown <= SHOWN) {
      report.differ(what);
    }
  }
}
