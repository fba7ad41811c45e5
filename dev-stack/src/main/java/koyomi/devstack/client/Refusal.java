package koyomi.devstack.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problems (RFC 9457) as a person reads them. */
final class Refusal {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 500;

  private Refusal() {}

  /**
   * Tells in one line what a problem says.
   *
   * @param body of the answer; what is no problem is shown as it stands, shortened
   */
  static String text(byte[] body) {
    try {
      var problem = JSON.readTree(body);
      var text = problem.path("detail").asString(problem.path("title").asString(""));
      if (!text.isEmpty()) {
        return oneLine(text + details(problem));
      }
    } catch (JacksonException _) {
      // from somebody else: a proxy, say
    }
    return oneLine(new String(body, StandardCharsets.UTF_8));
  }

  private static String details(JsonNode problem) {
    var details = new ArrayList<String>();
    for (var error : problem.path("errors")) {
      details.add(error.path("pointer").asString("") + " " + error.path("detail").asString(""));
    }
    return details.isEmpty() ? "" : ": " + String.join("; ", details);
  }

  private static String oneLine(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
