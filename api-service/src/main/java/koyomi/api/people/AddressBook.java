package koyomi.api.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import koyomi.api.problem.ProblemException;
import koyomi.api.read.Deadline;
import koyomi.api.security.Caller;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.EventDraft;
import koyomi.domain.event.Violation;
import koyomi.domain.id.ShardKey;
import koyomi.domain.people.Profile;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.DirectoryPage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the users behind mail addresses: who is named by the address of an account is its user,
 * whatever the case of the letters. An address that nobody has here stays one, and so does one that
 * several have: nobody could say who is meant.
 */
public final class AddressBook {
  /** By which instances ask one another who has a mail address. */
  static final String PATH = "/internal/address-book";

  /** Characters of addresses in one question to another instance, whose headers are bounded. */
  private static final int QUESTION = 8_000;

  private final People people;

  /** Looks addresses up among the people. */
  public AddressBook(People people) {
    this.people = people;
  }

  /**
   * Returns a draft whose attendees are users where their addresses are those of accounts.
   *
   * @throws ProblemException (422) if an attendee has a user id and the address of another user;
   *     (503) if a part of the directory couldn't be had in time
   * @throws IOException if the client is gone
   */
  public EventDraft resolved(HttpServletRequest request, Caller caller, EventDraft draft)
      throws IOException {
    List<Attendee> attendees = draft.attendees();
    return attendees == null
        ? draft
        : draft.withAttendees(resolved(request, caller, attendees, i -> "/attendees/" + i));
  }

  /**
   * Returns somebody who is named in a body as the user whose address it is.
   *
   * @param pointer of the member
   * @throws ProblemException as {@link #resolved(HttpServletRequest, Caller, EventDraft)}
   * @throws IOException if the client is gone
   */
  public Attendee resolved(
      HttpServletRequest request, Caller caller, Attendee named, String pointer)
      throws IOException {
    return resolved(request, caller, List.of(named), _ -> pointer).getFirst();
  }

  private List<Attendee> resolved(
      HttpServletRequest request,
      Caller caller,
      List<Attendee> attendees,
      IntFunction<String> pointer)
      throws IOException {
    Set<String> addresses = new TreeSet<>();
    attendees.forEach(attendee -> {
      String address = address(attendee);
      if (address != null) {
        addresses.add(address);
      }
    });
    if (addresses.isEmpty()) {
      return attendees;
    }
    Map<String, Set<String>> users = users(request, caller, addresses);
    List<Violation> violations = new ArrayList<>();
    List<Attendee> resolved = new ArrayList<>(attendees.size());
    for (int i = 0; i < attendees.size(); i++) {
      Attendee attendee = attendees.get(i);
      String address = address(attendee);
      Set<String> found = address == null ? Set.of() : users.getOrDefault(address, Set.of());
      if (attendee.userId() == null) {
        resolved.add(found.size() == 1 ? attendee.withUserId(found.iterator().next()) : attendee);
      } else {
        resolved.add(attendee);
        if (!found.isEmpty() && !found.contains(attendee.userId())) {
          violations.add(
              new Violation(
                  pointer.apply(i) + "/email", "is the address of another user than userId names"));
        }
      }
    }
    if (!violations.isEmpty()) {
      throw ProblemException.unprocessable(violations);
    }
    return resolved;
  }

  /** The address to look up, its case folded; null where there is none or it is a resource's. */
  private static @Nullable String address(Attendee attendee) {
    String email = attendee.email();
    return email == null || attendee.resourceId() != null ? null : email.toLowerCase(Locale.ROOT);
  }

  private Map<String, Set<String>> users(
      HttpServletRequest request, Caller caller, Set<String> addresses) throws IOException {
    Deadline deadline = people.deadline(request);
    List<Supplier<DirectoryPage>> parts = new ArrayList<>();
    for (List<String> some : questions(addresses)) {
      for (int partition = 0; partition < people.partitions(); partition++) {
        int asked = partition;
        parts.add(() -> part(request, caller, deadline, asked, some));
      }
    }
    Map<String, Set<String>> users = new HashMap<>();
    for (DirectoryPage part : people.inParallel(parts)) {
      for (DirectoryPage.Found found : part.items()) {
        String email = found.profile().email();
        if (email != null) {
          users
              .computeIfAbsent(email.toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
              .add(found.profile().id());
        }
      }
    }
    return users;
  }

  private static List<List<String>> questions(Set<String> addresses) {
    List<List<String>> questions = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int length = 0;
    for (String address : addresses) {
      int more = People.encoded(address).length();
      if (!open.isEmpty() && length + more > QUESTION) {
        questions.add(open);
        open = new ArrayList<>();
        length = 0;
      }
      open.add(address);
      length += more;
    }
    questions.add(open);
    return questions;
  }

  private DirectoryPage part(
      HttpServletRequest request,
      Caller caller,
      Deadline deadline,
      int partition,
      List<String> addresses) {
    StringBuilder path = new StringBuilder(PATH).append("?partition=").append(partition);
    addresses.forEach(address -> path.append("&address=").append(People.encoded(address)));
    return people.ask(
        ShardKey.ofPartition(partition),
        request,
        caller,
        deadline,
        path.toString(),
        view -> page(view, addresses));
  }

  /** Returns the profiles that a view has with these addresses. */
  static DirectoryPage page(CalendarView view, List<String> addresses) {
    List<Profile> found = new ArrayList<>();
    addresses.forEach(address -> found.addAll(view.peopleByMail(address)));
    return ProfileTransfer.page(found);
  }
}
