package koyomi.domain.icalendar;

import java.util.List;
import java.util.Locale;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** ATTENDEE (RFC 5545 §3.8.4.1). Accounts and rooms of ours stand in parameters of our own. */
final class AttendeeLine {
  private static final String USER = "X-KOYOMI-USER";
  private static final String RESOURCE = "X-KOYOMI-RESOURCE";
  private static final String COMMENT = "X-RESPONSE-COMMENT";
  private static final String MAILTO = "mailto:";
  private static final String URN = "urn:x-koyomi:";

  private AttendeeLine() {}

  /** Returns who a line names, or null where it has no address that an attendee can hold. */
  static @Nullable Attendee parse(ContentLine line) {
    String value = line.value().strip();
    boolean mail = value.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    String email = mail ? value.substring(MAILTO.length()).strip() : line.parameter("EMAIL", null);
    if (!mail && email == null && value.indexOf('@') > 0 && value.indexOf(':') < 0) {
      email = value;
    }
    email = email == null || email.isBlank() ? null : email;
    String user = notEmpty(line.parameter(USER, null));
    String resource = notEmpty(line.parameter(RESOURCE, null));
    if (email == null && user == null && resource == null) {
      return null;
    }
    String role = line.parameter("ROLE", "");
    return new Attendee(
        user,
        resource,
        email,
        notEmpty(line.parameter("CN", null)),
        "OPT-PARTICIPANT".equalsIgnoreCase(role) || "NON-PARTICIPANT".equalsIgnoreCase(role),
        status(line),
        notEmpty(line.parameter(COMMENT, null)));
  }

  private static @Nullable String notEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static ResponseStatus status(ContentLine line) {
    String status = line.parameter("PARTSTAT", "");
    return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
      case "ACCEPTED" -> ResponseStatus.ACCEPTED;
      case "DECLINED" -> ResponseStatus.DECLINED;
      case "TENTATIVE" -> ResponseStatus.TENTATIVE;
      case "DELEGATED" -> ResponseStatus.DELEGATED;
      default -> ResponseStatus.NEEDS_ACTION;
    };
  }

  /** Returns the line of an attendee of an event. */
  static String write(Attendee attendee) {
    return write(attendee, List.of());
  }

  /**
   * Returns the line of an attendee.
   *
   * @param others who is invited to the same, by whose addresses delegates are named
   */
  static String write(Attendee attendee, List<Attendee> others) {
    StringBuilder line = new StringBuilder("ATTENDEE");
    add(line, "CN", attendee.name());
    if (attendee.optional()) {
      line.append(";ROLE=OPT-PARTICIPANT");
    }
    if (attendee.responseStatus() != ResponseStatus.NEEDS_ACTION) {
      line.append(";PARTSTAT=").append(attendee.responseStatus());
    }
    add(line, "DELEGATED-TO", address(attendee.participation().delegatedTo(), others));
    add(line, "DELEGATED-FROM", address(attendee.participation().delegatedFrom(), others));
    add(line, COMMENT, attendee.comment());
    add(line, USER, attendee.userId());
    add(line, RESOURCE, attendee.resourceId());
    return line.append(':').append(address(attendee)).toString();
  }

  private static String address(Attendee attendee) {
    return attendee.email() == null ? URN + attendee.identity() : MAILTO + attendee.email();
  }

  /** Returns the address of somebody by {@link Attendee#identity}. */
  private static @Nullable String address(@Nullable String identity, List<Attendee> others) {
    if (identity == null) {
      return null;
    }
    for (Attendee other : others) {
      if (other.identity().equals(identity)) {
        return address(other);
      }
    }
    return identity.startsWith("mail:")
        ? MAILTO + identity.substring("mail:".length())
        : URN + identity;
  }

  private static void add(StringBuilder line, String name, @Nullable String value) {
    if (value != null) {
      line.append(ParameterText.parameter(name, value));
    }
  }

  /**
   * Returns the line of an attendee who changed since {@code before}, its other parameters kept.
   */
  static String update(ContentLine before, Attendee attendee, List<Attendee> others) {
    Attendee old = parse(before);
    return before.addTo(
        write(attendee, others),
        parameter ->
            switch (parameter) {
              case "DELEGATED-TO" -> attendee.participation().delegatedTo() == null;
              case "DELEGATED-FROM" -> attendee.participation().delegatedFrom() == null;
              case "CN", COMMENT, USER, RESOURCE -> false;
              case "PARTSTAT" ->
                  attendee.responseStatus() == ResponseStatus.NEEDS_ACTION
                      && old != null
                      && old.responseStatus() == ResponseStatus.NEEDS_ACTION;
              case "ROLE" -> !attendee.optional() && old != null && !old.optional();
              default -> true;
            });
  }
}
