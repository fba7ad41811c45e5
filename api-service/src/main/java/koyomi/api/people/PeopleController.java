package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import koyomi.api.http.Bodies;
import koyomi.api.http.Conditions;
import koyomi.api.http.JsonAnswers;
import koyomi.api.http.Pages;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.ProfileBodies;
import koyomi.api.json.ProfileJson;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.api.security.CallerAuthentication;
import koyomi.domain.people.DirectoryNames;
import koyomi.domain.people.Profile;
import koyomi.topologies.calendar.query.DirectoryPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

/** One's own profile, and the colleagues. */
@Controller
public class PeopleController {
  private static final String ME = "/v1/me";
  private static final int MAX_QUERY = 200;

  private final People people;
  private final PeopleWrites writes;

  /** Serves people. */
  public PeopleController(People people, PeopleWrites writes) {
    this.people = people;
    this.writes = writes;
  }

  /** The caller's profile. */
  @GetMapping(path = ME, produces = "application/json")
  public void me(
      HttpServletRequest request, HttpServletResponse response, CallerAuthentication caller)
      throws IOException {
    requirePerson(caller.getPrincipal());
    Optional<Profile> known =
        people.profile(
            request,
            caller.getPrincipal(),
            caller.getPrincipal().userId(),
            people.deadline(request));
    if (known.isEmpty()) {
      writes.meet(request, response, caller, PeopleController::write);
    } else if (Conditions.isNotModified(request, known.get().version())) {
      JsonAnswers.notModified(response, known.get().version());
    } else {
      write(known.get(), response);
    }
  }

  /** Merges a patch (RFC 7396) into the caller's profile. */
  @PatchMapping(
      path = ME,
      consumes = {"application/json", "application/merge-patch+json"},
      produces = "application/json")
  public void patch(
      HttpServletRequest request, HttpServletResponse response, CallerAuthentication caller) {
    requirePerson(caller.getPrincipal());
    writes.patch(
        request,
        response,
        caller,
        ProfileBodies.draft(JsonBodies.object(Bodies.read(request))),
        PeopleController::write);
  }

  /** Those whose name or mail address has words that begin as asked. */
  @GetMapping(path = "/v1/users", produces = "application/json")
  public void find(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    int limit = Pages.limit(request);
    String query = Optional.ofNullable(request.getParameter("q")).orElse("");
    if (query.length() > MAX_QUERY) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST, "q must be at most " + MAX_QUERY + " characters");
    }
    String after = Optional.ofNullable(Pages.text(request, "pageToken")).orElse("");
    List<String> asked = DirectoryNames.asked(query);
    DirectoryPage page = people.find(request, caller, asked, after, limit);
    JsonAnswers.page(
        response,
        JsonAnswers.joined(
            page.items().stream().map(found -> ProfileJson.colleague(found.profile())).toList()),
        page.next() == null ? null : Pages.token(page.next()));
  }

  private static void requirePerson(Caller caller) {
    if (caller.service()) {
      throw ProblemException.of(ProblemKind.NOT_FOUND, "a service account has no profile");
    }
  }

  private static void write(Profile profile, HttpServletResponse response) throws IOException {
    JsonAnswers.resource(
        response, HttpServletResponse.SC_OK, profile.version(), ProfileJson.own(profile));
  }
}
