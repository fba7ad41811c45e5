package koyomi.bench.baseline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The one route of the baseline. */
@RestController
class OccurrenceController {
  private static final int MAX_LIMIT = 1_000;

  private final OccurrenceReader reader;
  private final Map<String, String> owners;
  private final Queue<JsonBuffer> buffers = new ConcurrentLinkedQueue<>();

  OccurrenceController(OccurrenceReader reader, Owners owners) {
    this.reader = reader;
    this.owners = owners.byCalendar();
  }

  /** Writes the month view. */
  @GetMapping("/v1/calendars/{calendarId}/occurrences")
  void occurrences(
      @PathVariable("calendarId") String calendarId,
      Principal caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, SQLException {
    if (!caller.getName().equals(owners.get(calendarId))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    JsonBuffer reused = buffers.poll();
    JsonBuffer out = reused == null ? new JsonBuffer() : reused;
    out.clear();
    reader.write(
        Variant.of(request.getParameter("variant")),
        calendarId,
        second(request, "from"),
        second(request, "to"),
        Math.min(MAX_LIMIT, Integer.parseInt(request.getParameter("limit"))),
        out);
    response.setContentType("application/json");
    response.setContentLength(out.length());
    response.getOutputStream().write(out.bytes(), 0, out.length());
    buffers.add(out);
  }

  private static long second(HttpServletRequest request, String name) {
    return OffsetDateTime.parse(request.getParameter(name)).toEpochSecond();
  }
}
