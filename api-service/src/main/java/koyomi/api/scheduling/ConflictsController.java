package koyomi.api.scheduling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.http.Windows;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.topologies.calendar.query.Window;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The caller's own occurrences that are at the same time. Nobody sees another's. */
@Controller
public class ConflictsController {
  private static final Duration DEFAULT_WINDOW = Duration.ofDays(366);

  private final Routing routing;
  private final InstantSource clock = InstantSource.system();

  /** Serves conflicts. */
  public ConflictsController(Routing routing) {
    this.routing = routing;
  }

  /** Conflicts whose overlap has a moment in a window; without one, in the coming year. */
  @GetMapping(path = "/v1/conflicts", produces = "application/json")
  public void conflicts(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    int limit = Pages.limit(request);
    Span window = window(request);
    String token = Pages.text(request, "pageToken");
    OwnConflicts.Place after = token == null ? null : OwnConflicts.Place.parse(token);
    routing.serve(
        ShardKey.ofUser(caller.userId()),
        request,
        response,
        caller,
        view -> {
          OwnConflicts.Page page = OwnConflicts.page(view, caller.userId(), window, limit, after);
          JsonAnswers.write(response, HttpServletResponse.SC_OK, ConflictPage.bytes(page));
        });
  }

  private Span window(HttpServletRequest request) {
    Window asked = Windows.orNull(request, ZoneOffset.UTC);
    Instant from =
        asked == null || request.getParameter("from") == null ? clock.instant() : asked.from();
    Instant to = asked == null ? null : asked.to();
    Instant end = to == null ? from.plus(DEFAULT_WINDOW) : to;
    return new Span(
        from.getEpochSecond(), end.getNano() > 0 ? end.getEpochSecond() + 1 : end.getEpochSecond());
  }
}
