package koyomi.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes ready JSON to clients. */
public final class JsonAnswers {
  private static final String JSON = "application/json";
  private static final byte[] ITEMS = ascii("{\"items\":[");
  private static final byte[] END = ascii("]}");

  private JsonAnswers() {}

  /**
   * Answers with a body.
   *
   * @throws IOException if the client is gone
   */
  public static void write(HttpServletResponse response, int status, byte[] body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * Answers with one resource at a version.
   *
   * @throws IOException if the client is gone
   */
  public static void resource(HttpServletResponse response, int status, long version, byte[] body)
      throws IOException {
    tag(response, version);
    write(response, status, body);
  }

  /** Says that the client's copy is still good. */
  public static void notModified(HttpServletResponse response, long version) {
    tag(response, version);
    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
  }

  /** Sets the headers of a resource at a version; what it says depends on who asks. */
  public static void tag(HttpServletResponse response, long version) {
    response.setHeader("ETag", Conditions.etag(version));
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Vary", "Authorization");
  }

  /**
   * Answers with a page.
   *
   * @param items the items, comma between; copied to the socket as they are
   * @param nextPageToken URL-safe; null at the end of the list
   * @throws IOException if the client is gone
   */
  public static void page(
      HttpServletResponse response, byte[] items, @Nullable String nextPageToken)
      throws IOException {
    byte[] end =
        nextPageToken == null ? END : ascii("],\"nextPageToken\":\"" + nextPageToken + "\"}");
    response.setContentType(JSON);
    response.setContentLength(ITEMS.length + items.length + end.length);
    var out = response.getOutputStream();
    out.write(ITEMS);
    out.write(items);
    out.write(end);
  }

  /** Returns the items with a comma between. */
  public static byte[] joined(List<byte[]> items) {
    int size = items.stream().mapToInt(item -> item.length + 1).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    for (byte[] item : items) {
      if (out.size() > 0) {
        out.write(',');
      }
      out.writeBytes(item);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
