package koyomi.bench.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import koyomi.bench.data.Generator;
import koyomi.bench.http.RestSession;
import koyomi.bench.stack.Stack;

/** Empty calendars to write to. */
final class Calendars {
  /** Demo users, on different shards. */
  static final List<String> USERS = List.of("alice", "bob", "carol", "dave");

  /** All people of the demo company: what each does in a year is what one person does. */
  static final List<String> COMPANY =
      List.of(
          "alice", "bob", "carol", "dave", "haruto", "yui", "sota", "hina", "ren", "mei", "kaito",
          "sakura", "riku", "emma", "felix", "greta", "jonas", "klara", "lukas", "nina", "ethan",
          "grace", "henry", "isabel", "jack", "liam", "maya", "noah", "olivia");

  private Calendars() {}

  /**
   * A calendar and who owns it.
   *
   * @param id of the calendar
   * @param token of the owner
   */
  record Owned(String id, String token) {
    String events() {
      return "/v1/calendars/" + id + "/events";
    }
  }

  /** Makes calendars, the same number for each of {@link #USERS}. */
  static List<Owned> create(Stack stack, String name, int perUser) {
    return create(stack, name, perUser, USERS);
  }

  /** Makes calendars, the same number for each user. */
  static List<Owned> create(Stack stack, String name, int perUser, List<String> users) {
    return users.stream()
        .flatMap(user -> {
          try (RestSession session = stack.session(user)) {
            return IntStream.range(0, perUser)
                .mapToObj(i -> new Owned(create(session, name + " " + i), stack.token(user)))
                .toList()
                .stream();
          }
        })
        .toList();
  }

  /** Makes a calendar and returns its id. */
  static String create(RestSession session, String name) {
    String body = "{\"name\":\"" + name + "\",\"timeZone\":\"" + Generator.ZONE.getId() + "\"}";
    return session
        .post("/v1/calendars", "bench-" + UUID.randomUUID(), body)
        .orThrow("POST /v1/calendars")
        .json()
        .required("id")
        .asString();
  }

  /** Returns a word that no other run has. */
  static String runId() {
    return Long.toString(new SplittableRandom().nextLong(1L << 40), Character.MAX_RADIX);
  }
}
