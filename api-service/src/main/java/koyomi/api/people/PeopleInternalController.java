package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.DirectoryPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this instance tells other instances of the people of its partitions. */
@Controller
public class PeopleInternalController {
  private final Routing routing;

  /** Answers from the local store only. */
  public PeopleInternalController(Routing routing) {
    this.routing = routing;
  }

  /** Profiles of one partition. */
  @GetMapping(People.PROFILES)
  public void profiles(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    List<String> ids = all(request, "id");
    serve(
        ShardKey.ofUser(ids.getFirst()),
        request,
        response,
        caller,
        view -> People.profiles(view, ids));
  }

  /** Whom a search finds in one partition. */
  @GetMapping(People.DIRECTORY)
  public void directory(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    List<String> asked = all(request, "word");
    String after = Optional.ofNullable(request.getParameter("after")).orElse("");
    int limit = Integer.parseInt(request.getParameter("limit"));
    serve(
        ShardKey.ofPartition(Integer.parseInt(request.getParameter("partition"))),
        request,
        response,
        caller,
        view -> view.people(asked, after, limit));
  }

  /** Who has one of some mail addresses in one partition. */
  @GetMapping(AddressBook.PATH)
  public void addressBook(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    List<String> addresses = all(request, "address");
    serve(
        ShardKey.ofPartition(Integer.parseInt(request.getParameter("partition"))),
        request,
        response,
        caller,
        view -> AddressBook.page(view, addresses));
  }

  private void serve(
      ShardKey shard,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      ShardRouter.LocalQuery<CalendarView, DirectoryPage> query)
      throws IOException {
    routing.serve(
        shard,
        request,
        response,
        caller,
        view -> {
          byte[] body = ProfileTransfer.write(query.ask(view));
          response.setContentType("application/octet-stream");
          response.setContentLength(body.length);
          response.getOutputStream().write(body);
        });
  }

  private static List<String> all(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }
}
