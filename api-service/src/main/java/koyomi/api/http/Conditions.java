package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.calendar.CommandContext.Precondition;

/** The conditions of a request (RFC 9110 §13). */
public final class Conditions {
  private static final Pattern TAG =
      Pattern.compile("[\\s,]*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,[\\s,]*|$)");

  private Conditions() {}

  /** Returns the entity tag of a version, as it stands in headers. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Returns what a write asks for: {@code If-Match} (tags or {@code *}), or {@code If-None-Match:
   * *}. Weak tags never match a write (§13.1.1).
   *
   * @throws ProblemException (400) if a header isn't well formed
   */
  public static Precondition ofWrite(HttpServletRequest request) {
    String match = joined(request, "If-Match");
    if (match != null) {
      return match.strip().equals("*")
          ? new Precondition.MustExist()
          : new Precondition.Tags(tags(match, "If-Match", false));
    }
    String none = joined(request, "If-None-Match");
    if (none == null) {
      return new Precondition.None();
    }
    if (none.strip().equals("*")) {
      return new Precondition.MustBeNew();
    }
    throw ProblemException.of(
        ProblemKind.BAD_REQUEST, "a write takes no entity tags in If-None-Match, only *");
  }

  /**
   * Tells whether a read can be answered with 304.
   *
   * @throws ProblemException (412) if {@code If-Match} doesn't hold; (400) if a header isn't well
   *     formed
   */
  public static boolean isNotModified(HttpServletRequest request, long version) {
    String tag = Long.toString(version);
    String match = joined(request, "If-Match");
    if (match != null
        && !match.strip().equals("*")
        && !tags(match, "If-Match", false).contains(tag)) {
      throw ProblemException.of(ProblemKind.PRECONDITION_FAILED, "the version is \"" + tag + "\"");
    }
    String none = joined(request, "If-None-Match");
    return none != null
        && (none.strip().equals("*") || tags(none, "If-None-Match", true).contains(tag));
  }

  private static @org.jspecify.annotations.Nullable String joined(
      HttpServletRequest request, String name) {
    String first = request.getHeader(name);
    if (first == null) {
      return null;
    }
    return String.join(", ", Collections.list(request.getHeaders(name)));
  }

  private static List<String> tags(String header, String name, boolean weakToo) {
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(header);
    int at = 0;
    while (at < header.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw ProblemException.of(
            ProblemKind.BAD_REQUEST, name + " must be * or a list of quoted entity tags");
      }
      if (weakToo || matcher.group(1) == null) {
        tags.add(matcher.group(2));
      }
      at = matcher.end();
    }
    return tags;
  }
}
