package koyomi.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import koyomi.domain.event.Violation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes problems as {@code application/problem+json}. */
public final class ProblemWriter {
  /** The media type of RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemWriter() {}

  /**
   * Answers a request with a problem, unless an answer has already begun.
   *
   * @throws IOException if the client is gone
   */
  public static void write(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.kind().status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    // an entity tag set for an answer that then failed must not describe the problem
    response.setHeader("ETag", null);
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    byte[] body = bytes(problem, request.getRequestURI());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** Returns the JSON of a problem met at a path. */
  public static byte[] bytes(Problem problem, String instance) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", problem.kind().type());
      json.writeStringProperty("title", problem.kind().title());
      json.writeNumberProperty("status", problem.kind().status());
      json.writeStringProperty("detail", wellFormed(problem.detail()));
      json.writeStringProperty("instance", wellFormed(instance));
      if (!problem.errors().isEmpty()) {
        json.writeArrayPropertyStart("errors");
        for (Violation error : problem.errors()) {
          json.writeStartObject();
          json.writeStringProperty("pointer", wellFormed(error.pointer()));
          json.writeStringProperty("detail", wellFormed(error.detail()));
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      if (problem.extension() != null) {
        json.writeName(problem.extension().name());
        json.writeRawValue(problem.extension().json());
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Details may quote what a client sent: half a surrogate pair must not break the answer. */
  private static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null ? text : mended.toString();
  }
}
