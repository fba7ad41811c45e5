package koyomi.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.security.Caller;
import koyomi.domain.calendar.CommandContext.Idempotency;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} of a POST. */
public final class IdempotencyKeys {
  /** The longest key, in characters. */
  public static final int MAX_LENGTH = 255;

  private IdempotencyKeys() {}

  /**
   * Returns the key of a request with a hash of what it was sent with, or null where it has none.
   *
   * @param scope what the key is unique in
   * @throws ProblemException (400) if the key is empty or too long
   */
  public static @Nullable Idempotency of(HttpServletRequest request, String scope, byte[] body) {
    String key = key(request);
    return key == null ? null : new Idempotency(scope, key, hash(request, body));
  }

  /**
   * Returns the key of a request, or null where it has none.
   *
   * @throws ProblemException (400) if the key is empty, too long, or not of visible ASCII
   */
  public static @Nullable String key(HttpServletRequest request) {
    String key = request.getHeader("Idempotency-Key");
    if (key == null) {
      return null;
    }
    if (key.isBlank()
        || key.length() > MAX_LENGTH
        || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST,
          "Idempotency-Key must be 1 to " + MAX_LENGTH + " characters of ASCII");
    }
    return key;
  }

  /**
   * Returns the key of a request that concerns a calendar, unique in that calendar and among the
   * caller's own: another who comes upon the same key is no retry.
   *
   * @throws ProblemException (400) if the key is empty or too long
   */
  public static @Nullable Idempotency of(
      HttpServletRequest request, Caller caller, String calendarId, byte[] body) {
    return of(request, scope(caller, calendarId), body);
  }

  /** Returns what a caller's keys are unique in. */
  public static String scope(Caller caller, String calendarId) {
    return calendarId + ":" + caller.userId();
  }

  /** Returns the hash of method, path, query and body by which a retry is told from another. */
  public static String hash(HttpServletRequest request, byte[] body) {
    MessageDigest digest = digest(request);
    digest.update(body);
    return text(digest);
  }

  /** Returns a digest that has taken method, path and query, and waits for the body. */
  public static MessageDigest digest(HttpServletRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String query = request.getQueryString();
      String head =
          request.getMethod()
              + '\n'
              + request.getRequestURI()
              + '\n'
              + (query == null ? "" : query)
              + '\n';
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns a finished digest as text. */
  public static String text(MessageDigest digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }
}
